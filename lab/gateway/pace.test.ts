import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

const NOW = 1_000_000;
const turns = (pace: Pace, count: number, at: number) =>
  Array.from({ length: count }, () => pace.takeTurn(at));

test('a burst goes through, and what is beyond it at the rate', () => {
  const pace = new Pace(10);
  expect(turns(pace, 60, NOW)).toEqual(Array.from({ length: 60 }, () => 0));
  expect(turns(pace, 3, NOW)).toEqual([100, 200, 300]);
  expect(turns(pace, 1, NOW + 300)).toEqual([100]);
});

test('rest makes room for a burst again, and for no more', () => {
  const pace = new Pace(10);
  turns(pace, 60, NOW);
  expect(turns(pace, 2, NOW + 100)).toEqual([0, 100]);
  expect(turns(pace, 62, NOW + 3_600_000).slice(59)).toEqual([0, 100, 200]);
});

test('who goes away waits no longer', async () => {
  const pace = new Pace(0.001);
  turns(pace, 60, Date.now());
  const gone = new AbortController();
  const waiting = pace.turn(gone.signal);
  gone.abort();
  await expect(waiting).rejects.toThrow();
});

test('without a rate nobody waits', () => {
  expect(Math.max(...turns(new Pace(Number.POSITIVE_INFINITY), 1000, NOW))).toBe(0);
});
