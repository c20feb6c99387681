import { expect, test } from 'vitest';
import { nextAction } from './next-action.ts';

test('the next action is the first that was not run, in whatever order they were', () => {
  expect(nextAction([])).toBe(0);
  expect(nextAction([1, 0])).toBe(2);
  expect(nextAction([0, 2])).toBe(1);
});
