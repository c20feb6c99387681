import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

const never = new AbortController().signal;
/** Long enough for every promise that can settle by itself. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('so many at once; awaited ones first, then in the order of asking', async () => {
  const turns = new Turns(2);
  const order: string[] = [];
  const give: Record<string, () => void> = {};
  const ask = async (name: string, awaited: boolean) => {
    give[name] = await turns.take(never, () => awaited);
    order.push(name);
  };
  void ask('one', false);
  void ask('two', false);
  void ask('spare', false);
  void ask('person', true);
  void ask('later person', true);
  await settled();
  expect(order).toEqual(['one', 'two']);
  for (const name of ['one', 'two', 'person', 'later person']) {
    give[name]?.();
    await settled();
  }
  expect(order).toEqual(['one', 'two', 'person', 'later person', 'spare']);
});

test('a turn given back twice is one turn', async () => {
  const turns = new Turns(1);
  const back = await turns.take(never);
  back();
  back();
  await turns.take(never);
  let second = false;
  void turns.take(never).then(() => (second = true));
  await settled();
  expect(second).toBe(false);
});

test('who gives up waiting takes no turn', async () => {
  const turns = new Turns(1);
  const back = await turns.take(never);
  const gone = new AbortController();
  const waiting = turns.take(gone.signal);
  gone.abort();
  await expect(waiting).rejects.toThrow(/abort/i);
  const next = turns.take(never);
  back();
  await next;
});
