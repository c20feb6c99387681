import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { yamlLanguage } from '@codemirror/lang-yaml';
import { linter } from '@codemirror/lint';
import type { Extension, Text } from '@codemirror/state';
import { hoverTooltip, type EditorView, type Tooltip } from '@codemirror/view';
import type { Language } from '../../../lab/contract/names.ts';
import type { PaneWords } from '../../words/pane-ko.ts';
import { checkCompose } from './compose-check.ts';
import { composeFile } from './compose-file.ts';
import { at, forms, type Shape } from './compose-shape.ts';
import { keyOnLine, placeOf } from './yaml-place.ts';

function linesOf(doc: Text): string[] {
  return doc.toString().split('\n');
}

function keyOptions(shape: Shape, language: Language): Completion[] {
  return forms(shape).flatMap((form) =>
    form.kind === 'keys'
      ? Object.entries(form.keys).map(([key, entry]): Completion => {
          const nested = forms(entry.shape).every(({ kind }) => kind !== 'scalar' && kind !== 'any');
          return {
            label: key,
            type: 'property',
            apply: nested ? `${key}:` : `${key}: `,
            // Keys that the course explains come first.
            boost: entry.words === undefined ? 0 : 10,
            ...(entry.words === undefined ? {} : { info: entry.words[language] }),
          };
        })
      : [],
  );
}

/** Completes keys where a key is being typed, and values where Compose knows them all. */
export function completeCompose(context: CompletionContext, language: Language): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const place = placeOf(linesOf(context.state.doc), line.number - 1);
  const value = /^\s*(?:- +)?([\w-]+):\s+(\S*)$/.exec(before);
  if (value !== null) {
    const entry = at(composeFile, [...place, value[1] ?? '']);
    const values =
      entry === undefined
        ? []
        : forms(entry.shape).flatMap((form) => (form.kind === 'scalar' ? (form.values ?? []) : []));
    if (values.length === 0) return null;
    return {
      from: context.pos - (value[2] ?? '').length,
      // `no` bare would be read as false.
      options: values.map((label) => ({
        label,
        type: 'constant',
        ...(label === 'no' ? { apply: '"no"' } : {}),
      })),
    };
  }
  const word = /^\s*(?:- +)?([\w-]*)$/.exec(before)?.[1];
  if (word === undefined || (word === '' && !context.explicit)) return null;
  const entry = at(composeFile, place);
  const options = entry === undefined ? [] : keyOptions(entry.shape, language);
  return options.length === 0 ? null : { from: context.pos - word.length, options, validFor: /^[\w-]*$/ };
}

/** What the key under the pointer does. */
function explain(view: EditorView, position: number, language: Language): Tooltip | null {
  const line = view.state.doc.lineAt(position);
  const found = keyOnLine(line.text);
  if (found === undefined || position < line.from + found.from || position > line.from + found.to)
    return null;
  const entry = at(composeFile, [...placeOf(linesOf(view.state.doc), line.number - 1), found.key]);
  const words = entry?.words?.[language];
  if (words === undefined) return null;
  return {
    pos: line.from + found.from,
    end: line.from + found.to,
    above: true,
    create() {
      const dom = document.createElement('div');
      dom.className = 'cm-explanation';
      dom.textContent = words;
      return { dom };
    },
  };
}

/** Completion, errors and explanations for a compose.yaml. */
export function composeAssist(language: Language, words: PaneWords['compose']): Extension {
  return [
    yamlLanguage.data.of({
      autocomplete: (context: CompletionContext) => completeCompose(context, language),
    }),
    linter((view) => checkCompose(view.state.doc.toString(), words), { delay: 600 }),
    hoverTooltip((view, position) => explain(view, position, language)),
  ];
}
