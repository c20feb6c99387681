import { expect, test } from 'vitest';
import { beside, slideAt, wholeSlide } from './reading.ts';

const slides = [
  { place: { h: 0, v: 0 }, fragments: 0 },
  { place: { h: 1, v: 0 }, fragments: 2 },
  { place: { h: 1, v: 1 }, fragments: 0 },
  { place: { h: 2, v: 0 }, fragments: 1 },
];

test('every place has its number', () => {
  expect(slides.map(({ place }) => slideAt(slides, place))).toEqual([0, 1, 2, 3]);
});

test('a place that this deck does not have is the nearest before it', () => {
  expect(slideAt(slides, { h: 1, v: 7 })).toBe(2);
  expect(slideAt(slides, { h: 9, v: 0 })).toBe(3);
  expect(slideAt([], { h: 3, v: 1 })).toBe(0);
});

test('a slide read alone has all its pieces', () => {
  expect(slides.map(wholeSlide).map(({ f }) => f)).toEqual([-1, 1, -1, 0]);
});

test('nothing lies beyond the ends', () => {
  expect(beside(slides, 0, -1)).toBeUndefined();
  expect(beside(slides, 0, 1)).toBe(1);
  expect(beside(slides, 3, 1)).toBeUndefined();
});
