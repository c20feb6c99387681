import type { CodeLine } from '../lesson/code.ts';
import { textOf } from '../lesson/code.ts';
import { CODE_COLUMNS, SIDE_COLUMNS } from '../slides/stage-size.ts';
import { cellsOf } from './output-table.ts';

/** Rows of code that a box of the stage takes at its type size; `site/slides/*.module.css` draws these boxes. */
export const room = {
  /** Above the terminal. */
  fence: 5,
  /** In the terminal's place. */
  output: 15,
  /** With the whole slide. */
  code: 18,
  /** Above the note that explains some of its lines. */
  file: 14,
  table: 6,
  /** Blocks of words that are shown together. */
  words: 3,
} as const;

/** Rows that code takes when its long lines are broken. */
export function rowsOf(lines: readonly CodeLine[], columns: number = CODE_COLUMNS): number {
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(cellsOf(textOf(line)) / columns)), 0);
}

/** The rows of two files side by side; broken lines count as high as the higher of the two. */
export function rowsBeside(rows: readonly { left?: CodeLine; right?: CodeLine }[]): number {
  return rows.reduce(
    (sum, { left, right }) =>
      sum + Math.max(...[left, right].map((line) => rowsOf(line === undefined ? [] : [line], SIDE_COLUMNS))),
    0,
  );
}

/** Pieces of at most that many, as equal as they can be. */
export function pieces<One>(all: readonly One[], most: number): One[][] {
  const count = Math.max(1, Math.ceil(all.length / most));
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}

/** Pieces of code of at most that many rows each. */
export function codePieces(lines: readonly CodeLine[], most: number): CodeLine[][] {
  const found: CodeLine[][] = [[]];
  let rows = 0;
  for (const line of lines) {
    const high = rowsOf([line]);
    if (rows + high > most && rows > 0) {
      found.push([]);
      rows = 0;
    }
    found.at(-1)?.push(line);
    rows += high;
  }
  return found;
}
