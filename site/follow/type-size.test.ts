import { expect, test } from 'vitest';
import { typeThatFits } from './type-size.ts';

test('the narrower side decides', () => {
  expect(typeThatFits(10, { width: 500, height: 250 }, { width: 1000, height: 400 })).toBe(16);
  expect(typeThatFits(10, { width: 500, height: 250 }, { width: 600, height: 400 })).toBe(12);
});

test('a telephone takes the width and scrolls the page', () => {
  expect(typeThatFits(13, { width: 650, height: 400 }, { width: 390 })).toBe(7.5);
});

test('a screen that is not drawn yet keeps its type, and no size is beyond reading or reason', () => {
  expect(typeThatFits(13, { width: 0, height: 0 }, { width: 390 })).toBe(13);
  expect(typeThatFits(13, { width: 6500, height: 400 }, { width: 390 })).toBe(4);
  expect(typeThatFits(13, { width: 10, height: 10 }, { width: 390 })).toBe(40);
});
