import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LabUse } from './use.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('measures once in ten seconds, however often the page is loaded again while the engine answers', async () => {
  const asked: PromiseWithResolvers<void>[] = [];
  const use = new LabUse({
    labs: {
      withEngine: async () => {
        const answer = Promise.withResolvers<void>();
        asked.push(answer);
        await answer.promise;
        throw new Error('the engine is away');
      },
    },
    changed: () => undefined,
    report: () => undefined,
  });
  use.on = true;
  await vi.advanceTimersByTimeAsync(0);
  for (let load = 0; load < 3; load++) {
    use.on = false;
    use.on = true;
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked).toHaveLength(1);
  asked[0]?.resolve();
  await vi.advanceTimersByTimeAsync(25_000);
  for (const { resolve } of asked) resolve();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toHaveLength(3);
  use.on = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(3);
});
