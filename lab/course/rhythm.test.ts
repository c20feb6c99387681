import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Rhythm } from './rhythm.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const fail = (error: unknown): void => expect.unreachable(String(error));

/** Lets this time pass, and everything that follows from it happen. */
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await turn();
}

/** Counts its looks; each takes so long. */
function looking({ waiting = false, takes = 0 }) {
  const seen = { looks: 0 };
  const look = async (): Promise<boolean> => {
    seen.looks += 1;
    await vi.advanceTimersByTimeAsync(takes);
    return waiting;
  };
  return { seen, rhythm: new Rhythm(look, fail) };
}

test('a flock of events is one look, and an event more does not put it off', async () => {
  const { seen, rhythm } = looking({});
  for (let event = 0; event < 10; event += 1) {
    rhythm.soon();
    await pass(5);
  }
  expect(seen.looks).toBe(0);
  await pass(15);
  expect(seen.looks).toBe(1);
  await pass(10_000);
  expect(seen.looks).toBe(1);
});

test('what is waited for is looked at once a second, and at once when it is asked for', async () => {
  const { seen, rhythm } = looking({ waiting: true });
  rhythm.now();
  await pass(0);
  expect(seen.looks).toBe(1);
  await pass(3_010);
  expect(seen.looks).toBe(4);
  rhythm.now();
  await pass(0);
  expect(seen.looks).toBe(5);
  await rhythm.close();
  await pass(10_000);
  expect(seen.looks).toBe(5);
});

test('where a look is slow, events are gathered for as long as it took', async () => {
  const { seen, rhythm } = looking({ takes: 200 });
  rhythm.soon();
  await pass(60);
  expect(seen.looks).toBe(1);
  rhythm.soon();
  await pass(190);
  expect(seen.looks).toBe(1);
  await pass(20);
  expect(seen.looks).toBe(2);
});

test('what happens during a look is looked at after it, and an error ends nothing', async () => {
  const errors: unknown[] = [];
  let looks = 0;
  const rhythm: Rhythm = new Rhythm(
    async () => {
      looks += 1;
      if (looks === 1) rhythm.soon();
      if (looks === 2) throw new Error('away');
      return false;
    },
    (error) => errors.push(error),
  );
  rhythm.now();
  await pass(0);
  await pass(60);
  expect(looks).toBe(2);
  expect(errors).toEqual([new Error('away')]);
  await pass(1_000);
  expect(looks).toBe(3);
});
