import { expect, test } from 'vitest';
import { allRows, arrange, noRows, oneRow } from './rows.ts';
import { learnerRow } from './testing/learner-row.ts';

test("rows stand in the server's order, and do not move while they are held", () => {
  expect(arrange([], ['a', 'b', 'c'], false)).toEqual({ shown: ['a', 'b', 'c'], moved: 0 });
  expect(arrange(['a', 'b', 'c'], ['c', 'a', 'b'], true)).toEqual({ shown: ['a', 'b', 'c'], moved: 1 });
  expect(arrange(['a', 'b', 'c'], ['c', 'b', 'a'], true)).toEqual({ shown: ['a', 'b', 'c'], moved: 2 });
  expect(arrange(['a', 'b', 'c'], ['c', 'a', 'b'], false)).toEqual({ shown: ['c', 'a', 'b'], moved: 0 });
});

test('while rows are held, who came stands at the end and who left is gone', () => {
  expect(arrange(['a', 'b'], ['x', 'b'], true)).toEqual({ shown: ['b', 'x'], moved: 1 });
});

test('an order that did not change stays the same list', () => {
  const shown = ['a', 'b'];
  expect(arrange(shown, ['a', 'b'], false).shown).toBe(shown);
  expect(arrange(shown, ['b', 'a'], true).shown).toBe(shown);
});

test('a row that did not change stays the same object, and the others are not touched by a change of one', () => {
  const first = allRows(noRows, [learnerRow(1), learnerRow(2)]);
  const again = allRows(first, [learnerRow(2), learnerRow(1)]);
  const [one, two] = [learnerRow(1).learner, learnerRow(2).learner];
  expect(again.order).toEqual([two, one]);
  expect(again.byId.get(one)).toBe(first.byId.get(one));
  expect(oneRow(again, learnerRow(1))).toBe(again);
  const changed = oneRow(again, { ...learnerRow(1), windows: 3 });
  expect(changed.byId.get(one)?.windows).toBe(3);
  expect(changed.byId.get(two)).toBe(first.byId.get(two));
  expect(oneRow(changed, learnerRow(3)).order).toEqual([two, one, learnerRow(3).learner]);
});
