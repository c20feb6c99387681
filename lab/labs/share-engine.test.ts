import { afterEach, expect, test } from 'vitest';
import type { Engine, OnProgress } from '../engine/engine.ts';
import { shareEngine } from './share-engine.ts';

const never = new AbortController().signal;
const ignore = () => undefined;
const settled = () => new Promise((resolve) => setImmediate(resolve));

type Opening = {
  resolve: () => void;
  reject: (error: Error) => void;
  lose: () => void;
  tell: OnProgress;
  signal: AbortSignal;
  closed: boolean;
};
const openings: Opening[] = [];
const failures: unknown[] = [];
afterEach(() => {
  openings.length = 0;
  failures.length = 0;
});

/** Opens when the test says so, and counts. */
function openByHand(tell: OnProgress, signal: AbortSignal): Promise<Engine> {
  const { promise, resolve, reject } = Promise.withResolvers<Engine>();
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  const opening: Opening = {
    resolve: () => resolve(engine as Engine),
    reject,
    lose,
    tell,
    signal,
    closed: false,
  };
  const engine: Partial<Engine> = {
    lost,
    close: () => {
      opening.closed = true;
      return Promise.resolve();
    },
  };
  openings.push(opening);
  return promise;
}

const share = () => shareEngine(openByHand, (error) => failures.push(error));

test('opened once, progress to all who wait, stays for the others and for the next', async () => {
  const shared = share();
  const told: string[] = [];
  const [first, second] = ['first', 'second'].map((who) => shared.open(() => told.push(who), never));
  await settled();
  expect(openings).toHaveLength(1);
  openings[0]?.tell({ task: 'engine-start', startedAt: 0 });
  openings[0]?.resolve();
  await (await first)?.close();
  await second;
  expect(told).toEqual(['first', 'second']);
  await (await second)?.close();
  await shared.open(ignore, never);
  expect(openings).toHaveLength(1);
  await shared.close();
  expect(openings[0]?.closed).toBe(true);
});

test('a failure reaches everyone who waits; whoever asks next shares the next attempt', async () => {
  const shared = share();
  const waiting = Promise.allSettled([shared.open(ignore, never), shared.open(ignore, never)]);
  await settled();
  openings[0]?.reject(new Error('no engine'));
  for (const { status } of await waiting) expect(status).toBe('rejected');
  const again = [shared.open(ignore, never), shared.open(ignore, never)];
  await settled();
  expect(openings).toHaveLength(2);
  openings[1]?.resolve();
  await Promise.all(again);
});

test('its loss is told to those who use it and nobody else; the next has it opened anew', async () => {
  const shared = share();
  const uses = [shared.open(ignore, never), shared.open(ignore, never)];
  await settled();
  openings[0]?.resolve();
  const [stays, leaves] = await Promise.all(uses);
  let toldToLeft = false;
  void leaves?.lost.then(() => (toldToLeft = true));
  await leaves?.close();
  openings[0]?.lose();
  await stays?.lost;
  await settled();
  expect(toldToLeft).toBe(false);
  expect(openings[0]?.closed).toBe(true);
  const next = shared.open(ignore, never);
  await settled();
  openings[1]?.resolve();
  await next;
});

test('one who gives up keeps nobody else from it; the last who gives up ends the attempt', async () => {
  const shared = share();
  const [one, other] = [new AbortController(), new AbortController()];
  const waiting = [shared.open(ignore, one.signal), shared.open(ignore, other.signal)];
  const ends = Promise.allSettled(waiting);
  await settled();
  one.abort();
  await settled();
  expect(openings[0]?.signal.aborted).toBe(false);
  other.abort();
  await ends;
  expect(openings[0]?.signal.aborted).toBe(true);
  // What was opened all the same is closed before it is opened again.
  openings[0]?.resolve();
  const next = shared.open(ignore, never);
  await settled();
  await settled();
  expect(openings[0]?.closed).toBe(true);
  openings[1]?.resolve();
  await next;
});
