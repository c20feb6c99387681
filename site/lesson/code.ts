/** What a piece of code is, as far as it has a colour. */
export type Kind = 'keyword' | 'string' | 'number' | 'name' | 'comment' | 'varies';

/** Code is coloured when the site is built: plain text, or text of a kind. */
export type Token = string | readonly [Kind, string];
export type CodeLine = readonly Token[];

/** The text of a line without its colours. */
export function textOf(line: CodeLine): string {
  return line.map((token) => (typeof token === 'string' ? token : token[1])).join('');
}
