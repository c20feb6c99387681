import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shares } from './poll-shares.ts';

test('shares are whole percents', () => {
  expect(shares([1, 1, 1])).toEqual([34, 33, 33]);
  expect(shares([3, 0, 1])).toEqual([75, 0, 25]);
});

test('nobody voted: no share', () => {
  expect(shares([0, 0])).toEqual([0, 0]);
});

test('they make 100 whenever anyone voted, and more votes never have a smaller share', () => {
  const votes = fc.array(fc.nat(400), { minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(votes, (votes) => {
      const of = shares(votes);
      const sum = of.reduce((a, b) => a + b, 0);
      expect(sum).toBe(votes.some((count) => count > 0) ? 100 : 0);
      for (const [a, more] of votes.entries())
        for (const [b, less] of votes.entries())
          if (more > less) expect(of[a]).toBeGreaterThanOrEqual(of[b] ?? 0);
    }),
  );
});
