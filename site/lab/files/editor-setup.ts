import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Language } from '../../../lab/contract/names.ts';
import type { PaneWords } from '../../words/pane-ko.ts';
import { languageOf } from './editor-language.ts';
import { editorLook } from './editor-look.ts';

export type EditorOptions = {
  path: string;
  language: Language;
  words: PaneWords;
  onType: () => void;
  onSave: () => void;
};

/**
 * What the editor is made of. The browser's own cursor and selection are kept: input methods place their windows by
 * them. CodeMirror runs no key binding while a composition is under way.
 */
export function editorExtensions({ path, language, words, onType, onSave }: EditorOptions): Extension {
  const save = () => {
    onSave();
    return true;
  };
  return [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    indentOnInput(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    highlightSelectionMatches(),
    search({ top: true }),
    keymap.of([
      { key: 'Mod-s', run: save, preventDefault: true },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...lintKeymap,
      ...defaultKeymap,
      // Escape, then Tab leaves the editor: https://codemirror.net/examples/tab/
      indentWithTab,
    ]),
    EditorState.phrases.of(words.editor.phrases),
    EditorView.contentAttributes.of({
      'aria-label': `${path}. ${words.editor.leave}`,
      autocapitalize: 'off',
      spellcheck: 'false',
    }),
    EditorView.updateListener.of((update) => {
      const reloaded = update.transactions.some((transaction) => transaction.isUserEvent('reload'));
      if (update.docChanged && !reloaded) onType();
    }),
    languageOf(path, language, words),
    editorLook,
  ];
}

/** Puts other text into an editor, keeping the cursor where it was as far as there is such a place. */
export function replaceText(view: EditorView, text: string): void {
  const { head } = view.state.selection.main;
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    selection: { anchor: Math.min(head, text.length) },
    userEvent: 'reload',
  });
}
