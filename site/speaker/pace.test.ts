import { expect, test } from 'vitest';
import { clockText, paceOf } from './pace.ts';

const minute = 60_000;
/** A lesson of 20 minutes in 10 slides: two minutes each. */
const at = (minutes: number, slide: number) =>
  paceOf({ now: 5000 + minutes * minute, startedAt: 5000, minutes: 20, slide, slides: 10 }).behind;

test('a slide shown within its share of the time is on time', () => {
  expect(at(0, 0)).toBe(0);
  expect(at(2, 0)).toBe(0);
  expect(at(7, 3)).toBe(0);
});

test('late and early are told in whole minutes, and not before a whole one', () => {
  expect(at(2.9, 0)).toBe(0);
  expect(at(5, 0)).toBe(3);
  expect(at(3.5, 2)).toBe(0);
  expect(at(2, 4)).toBe(-6);
});

test('a clock that is behind the server’s has not begun', () => {
  expect(paceOf({ now: 0, startedAt: 5000, minutes: 20, slide: 0, slides: 10 }).elapsed).toBe(0);
});

test('a lesson whose slides are not known yet has one', () => {
  expect(paceOf({ now: 30 * minute, startedAt: 0, minutes: 20, slide: 0, slides: 0 }).behind).toBe(10);
});

test('times as a stopwatch writes them', () => {
  expect([0, 65_900, 3_729_000].map(clockText)).toEqual(['0:00', '1:05', '1:02:09']);
});
