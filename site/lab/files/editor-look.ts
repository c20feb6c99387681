import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const theme = EditorView.theme(
  {
    '&': { height: '100%', color: 'var(--term-ink)', backgroundColor: 'transparent', fontSize: '14px' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--code)', lineHeight: '1.62', letterSpacing: '0' },
    '.cm-content': { padding: '10px 0 60px', caretColor: 'var(--term-ink)', wordBreak: 'normal' },
    '.cm-line': { padding: '0 16px 0 10px' },
    '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--term-rule-strong)', border: '0' },
    '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 14px', minWidth: '34px' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
    '&.cm-focused .cm-activeLine': { backgroundColor: 'rgb(255 255 255 / 3%)' },
    '&.cm-focused .cm-activeLineGutter': { color: 'var(--term-ink)' },
    '.cm-content ::selection, .cm-line::selection': { backgroundColor: 'var(--term-select)' },
    '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--term-select)' },
    '.cm-searchMatch.cm-searchMatch-selected': { outline: '1px solid var(--term-wait)' },
    '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--term-select)' },
    '.cm-tooltip': {
      border: '1px solid var(--term-rule)',
      borderRadius: 'var(--round-small)',
      backgroundColor: 'var(--term-raised)',
      boxShadow: 'var(--shadow)',
    },
    '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--code)', fontSize: '13px', maxHeight: '14em' },
    '.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', color: 'var(--term-ink)' },
    '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'var(--term-select)',
      color: 'var(--term-ink)',
    },
    '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--term-wait)' },
    '.cm-completionIcon': { display: 'none' },
    '.cm-completionInfo, .cm-explanation, .cm-tooltip-lint': {
      maxWidth: '320px',
      padding: '8px 12px',
      font: '400 13px/1.6 var(--text)',
      wordBreak: 'keep-all',
    },
    '.cm-diagnostic': { padding: '0', border: '0' },
    '.cm-diagnostic-error .cm-diagnosticText': { color: 'var(--term-wrong)' },
    '.cm-diagnostic-warning .cm-diagnosticText': { color: 'var(--term-wait)' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--term-wrong)',
      textUnderlineOffset: '4px',
    },
    '.cm-lintRange-warning': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--term-wait)',
      textUnderlineOffset: '4px',
    },
    '.cm-panels': {
      backgroundColor: 'var(--term-raised)',
      color: 'var(--term-ink)',
      borderColor: 'var(--term-rule)',
    },
    '.cm-panel.cm-search': { padding: '8px 14px', font: '400 13px/1.6 var(--text)' },
    '.cm-panel input, .cm-panel button': { font: 'inherit', color: 'inherit' },
    '.cm-textfield': { backgroundColor: 'var(--term)', border: '1px solid var(--term-rule-strong)' },
    '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--term-rule)', border: '0' },
    '.cm-mergeView, .cm-mergeViewEditors': { height: '100%' },
    '.cm-changedLine': { backgroundColor: 'rgb(255 255 255 / 5%)' },
    '.cm-changedText': { background: 'var(--term-select)' },
  },
  { dark: true },
);

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--term-magenta)' },
  {
    tag: [tags.propertyName, tags.definition(tags.propertyName), tags.attributeName, tags.typeName],
    color: 'var(--term-blue)',
  },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--term-done)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--term-source)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment, tags.meta], color: 'var(--term-soft)' },
  { tag: tags.heading, color: 'var(--term-wait)' },
  { tag: tags.invalid, color: 'var(--term-wrong)' },
]);

/** The editor in the pane's colours. */
export const editorLook: Extension = [theme, syntaxHighlighting(colours)];
