import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines } from './line-diff.ts';

const diff = (left: string[], right: string[]) => diffLines(left, right, (line) => line);

test('lines that differ at the same place share a row, an added one stands alone', () => {
  expect(diff(['[mysqld]', 'server-id = 1'], ['[mysqld]', 'server-id = 2', 'read-only'])).toEqual([
    { left: '[mysqld]', right: '[mysqld]', same: true },
    { left: 'server-id = 1', right: 'server-id = 2', same: false },
    { right: 'read-only', same: false },
  ]);
});

test('each side of the rows is the whole text, in order', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      const rows = diff(left, right);
      expect(rows.flatMap((row) => row.left ?? [])).toEqual(left);
      expect(rows.flatMap((row) => row.right ?? [])).toEqual(right);
      for (const row of rows) if (row.same) expect(row.left).toBe(row.right);
    }),
  );
});

test('equal texts have no row that differs', () => {
  expect(diff(['a', 'b'], ['a', 'b']).every((row) => row.same)).toBe(true);
});
