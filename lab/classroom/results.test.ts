import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resultsCsv, type Result } from './results.ts';

const lessons = [
  { slug: '01-one', steps: ['a', 'b'] },
  { slug: '02-two', steps: ['c'] },
];
const at = Date.UTC(2026, 0, 2, 3, 4, 5);
const learner: Result = {
  name: '학습자 1',
  joinedAt: at,
  lastActiveAt: at + 60_000,
  activeMinutes: 7,
  done: new Map([['01-one', new Map([['a', at + 1_000]])]]),
};

/** As RFC 4180 says. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  rows.pop();
  return rows;
}

describe('results', () => {
  test('are a line for each learner, with what was done and when', () => {
    const csv = resultsCsv([learner], lessons, 'en');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const [heading, line] = read(csv.slice(1));
    expect(heading).toEqual([
      'Name',
      'Joined (UTC)',
      'Steps done',
      'Steps in all',
      '01-one',
      '02-two',
      'Last active (UTC)',
      'Minutes active',
      '01-one a done at (UTC)',
      '01-one b done at (UTC)',
      '02-two c done at (UTC)',
    ]);
    expect(line).toEqual([
      '학습자 1',
      '2026-01-02 03:04:05',
      '1',
      '3',
      '1 of 2',
      '0 of 1',
      '2026-01-02 03:05:05',
      '7',
      '2026-01-02 03:04:06',
      '',
      '',
    ]);
  });

  test('have headings in Korean', () => {
    expect(resultsCsv([], lessons, 'ko')).toContain('"이름","참여한 시각(UTC)"');
    expect(resultsCsv([learner], lessons, 'ko')).toContain('"2개 중 1개"');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\u200B=1', '|calc', '%0A'])(
    'a name such as %j is text to a spreadsheet',
    (name) => {
      const [, line] = read(resultsCsv([{ ...learner, name }], lessons, 'en').slice(1));
      expect(line?.[0]).toBe(`'${name}`);
    },
  );

  test('any name comes back as it was, and shifts no other cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const rows = read(resultsCsv([{ ...learner, name }, learner], lessons, 'en').slice(1));
        expect(rows).toHaveLength(3);
        expect(rows[1]).toHaveLength(11);
        expect([name, `'${name}`]).toContain(rows[1]?.[0]);
        expect(rows[1]?.[0]).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
