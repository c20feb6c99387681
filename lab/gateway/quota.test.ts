import * as fc from 'fast-check';
import { setImmediate as turnOfEvents } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Quota } from './quota.ts';

async function events(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await turnOfEvents();
}

test('of many at once exactly as many are made as there is room for, whatever takes how long', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ look: fc.nat(4), make: fc.nat(4), told: fc.nat(4) }), { maxLength: 12 }),
      fc.nat(5),
      async (delays, limit) => {
        const quota = new Quota();
        let made = 0;
        const results = await Promise.allSettled(
          delays.map(({ look, make, told }) =>
            quota.makeOne(
              'volumes',
              limit,
              async () => {
                const seen = made;
                await events(look);
                return seen;
              },
              async () => {
                await events(make);
                made += 1;
                await events(told);
              },
            ),
          ),
        );
        expect(made).toBe(Math.min(limit, delays.length));
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(made);
      },
    ),
    { numRuns: 200 },
  );
});

test('builds give their place back once', () => {
  const quota = new Quota();
  const ends = [1, 2, 3, 4].map(() => quota.beginBuild());
  expect(() => quota.beginBuild()).toThrow('at most 4 builds');
  ends[0]?.();
  ends[0]?.();
  quota.beginBuild();
  expect(() => quota.beginBuild()).toThrow('at most 4 builds');
});
