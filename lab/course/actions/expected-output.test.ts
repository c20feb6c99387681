import { describe, expect, test } from 'vitest';
import { describeMismatch, mismatch } from './expected-output.ts';

const status = `+---------------+----------+
| File          | Position |
+---------------+----------+
| binlog.000002 |      158 |
+---------------+----------+
1 row in set (0.00 sec)
`;

describe('printed output matches', () => {
  test.each([
    ['itself', status, status],
    [
      'whatever the widths of columns',
      '+---+---+\n| File | Position |\n+---+---+\n| binlog.‹000001› | ‹157› |\n+---+---+\n1 row in set (‹0.01› sec)',
      status,
    ],
    ['with lines left out at both ends', '⋮\n| File | Position |\n⋮', status],
    ['with lines left out in between', '⋮\n| binlog.000002 | 158 |\n⋮\n1 row in set (‹0.00› sec)', status],
    ['an empty output where all may vary', '⋮', ''],
    ['signs of patterns as they are', 'a.b (c)* [d]', 'a.b (c)* [d]'],
    ['the same line more than once', '⋮\nb\n⋮\nb\nc', 'a\nb\nb\nb\nc'],
    ['lines that end as terminals end them', 'a\nb', 'a\r\nb\r\n'],
    [
      'the rows of \\G',
      '*** ‹1›. row ***\n File: x',
      '*************************** 1. row ***************************\n          File: x',
    ],
    ['a part that is empty now', 'State: ‹text›', 'State: '],
  ])('%s', (_, expected, printed) => {
    expect(mismatch(expected, printed)).toBeUndefined();
  });
});

describe('printed output does not match', () => {
  test.each([
    ['a line that differs', 'a\nb', 'a\nc', { expected: 'b', found: 'c', line: 1 }],
    ['a line too many', 'a', 'a\nb', { expected: '', found: 'b', line: 1 }],
    ['a line too few', 'a\nb', 'a', { expected: 'b', found: undefined, line: 1 }],
    ['lines in another order', '⋮\nb\n⋮\na', 'a\nb', { expected: 'a', found: undefined, line: 2 }],
    ['a dot where a letter stands', 'a.c', 'abc', { expected: 'a.c', found: 'abc', line: 0 }],
  ])('%s', (_, expected, printed, found) => {
    const answer = mismatch(expected, printed);
    expect(answer).toMatchObject({ expected: found.expected });
    expect(answer && describeMismatch(answer)).toMatch(/output/);
  });

  test('many gaps do not take long', () => {
    const gaps = Array.from({ length: 200 }, () => '⋮\na').join('\n');
    expect(mismatch(`${gaps}\nb`, 'a\n'.repeat(2000))).toBeDefined();
  });
});
