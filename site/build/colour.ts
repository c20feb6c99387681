import { createCssVariablesTheme, createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { layOutTables } from './output-table.ts';
import type { CodeLine, Kind, Token } from '../lesson/code.ts';

/** Colours a text in a language that fences and files are written in. */
export type Colour = (text: string, language: string) => CodeLine[];

/** Shiki's names; its `string` is every bare word of a shell command and stays plain. */
const kinds: Record<string, Kind> = {
  keyword: 'keyword',
  'string-expression': 'string',
  constant: 'number',
  function: 'name',
  parameter: 'name',
  comment: 'comment',
};

const grammars: Record<string, string> = {
  sh: 'shellscript',
  sql: 'sql',
  yaml: 'yaml',
  yml: 'yaml',
  ini: 'ini',
  cnf: 'ini',
  dockerfile: 'docker',
};

/** Makes the highlighter once for a build; the page itself carries none. */
export async function createColour(): Promise<Colour> {
  const highlighter = await createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    themes: [createCssVariablesTheme({ name: 'ours', variablePrefix: '--' })],
    langs: [
      import('shiki/langs/shellscript.mjs'),
      import('shiki/langs/sql.mjs'),
      import('shiki/langs/yaml.mjs'),
      import('shiki/langs/ini.mjs'),
      import('shiki/langs/docker.mjs'),
    ],
  });
  // What these grammars call keywords are the names of settings.
  const settings = new Set(['yaml', 'ini']);
  return (text, language) => {
    const grammar = grammars[language];
    if (grammar === undefined) return text.split('\n').map((line) => (line === '' ? [] : [line]));
    return highlighter.codeToTokensBase(text, { lang: grammar, theme: 'ours' }).map((line) =>
      joined(
        line.flatMap(({ content, color }) => {
          const kind = kinds[/^var\(--token-(.+)\)$/.exec(color ?? '')?.[1] ?? ''];
          if (kind === 'keyword' && settings.has(grammar)) return [['name', content] as const];
          if (kind !== undefined) return [[kind, content] as const];
          return grammar === 'sql' ? sqlWords(content) : [content];
        }),
      ),
    );
  };
}

/** The SQL grammar does not know MySQL's own statements; in our lessons a word in capitals is a keyword. */
function sqlWords(text: string): Token[] {
  return text
    .split(/(\b[A-Z]{2,}\b(?!_))/)
    .map((part): Token => (/^[A-Z]{2,}$/.test(part) ? ['keyword', part] : part));
}

/** Fewer, longer tokens: neighbours of one kind become one. */
function joined(tokens: Token[]): CodeLine {
  const line: Token[] = [];
  for (const token of tokens) {
    if (token === '' || token[1] === '') continue;
    const last = line.at(-1);
    if (typeof token === 'string' && typeof last === 'string') line[line.length - 1] = last + token;
    else if (Array.isArray(token) && Array.isArray(last) && token[0] === last[0])
      line[line.length - 1] = [last[0] as Kind, `${last[1]}${token[1]}`];
    else line.push(token);
  }
  return line;
}

/** Expected output: `‹text›` stands for what differs from machine to machine. */
export function outputLines(text: string): CodeLine[] {
  return layOutTables(text)
    .split('\n')
    .map((line) =>
      line
        .split(/(‹[^›]*›)/)
        .filter((part) => part !== '')
        .map((part): Token => (part.startsWith('‹') ? ['varies', part.slice(1, -1)] : part)),
    );
}
