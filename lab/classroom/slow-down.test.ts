import { describe, expect, test } from 'vitest';
import { SlowDown } from './slow-down.ts';

/** Guesses whenever it is allowed to; answers how many codes were looked at. */
function guess(slow: SlowDown, address: string, from: number, until: number, everyMs = 100): number {
  let looked = 0;
  for (let now = from; now < until; now += everyMs) {
    if (slow.seconds(address, now) > 0) continue;
    slow.wrong(address, now);
    looked++;
  }
  return looked;
}

describe('wrong codes', () => {
  test('thirty learners behind one address who mistype a little are not slowed', () => {
    const slow = new SlowDown();
    for (let learner = 0; learner < 30; learner++) {
      const now = learner * 4_000;
      expect(slow.seconds('198.51.100.1', now)).toBe(0);
      slow.wrong('198.51.100.1', now);
      expect(slow.seconds('198.51.100.1', now + 1)).toBe(0);
      slow.right('198.51.100.1');
    }
  });

  test('a guesser gets few tries, waits longer and longer, and is told the seconds', () => {
    const slow = new SlowDown();
    const looked = guess(slow, '203.0.113.1', 0, 3_600_000);
    expect(looked).toBeLessThan(400);
    expect(slow.seconds('203.0.113.1', 3_600_000)).toBeGreaterThan(0);
  });

  test('trying while one has to wait makes the wait no longer', () => {
    const slow = new SlowDown();
    guess(slow, '203.0.113.1', 0, 60_000);
    const wait = slow.seconds('203.0.113.1', 60_000);
    expect(wait).toBeLessThanOrEqual(30);
    expect(slow.seconds('203.0.113.1', 60_000 + wait * 1000)).toBe(0);
  });

  test('a guesser keeps no other address out', () => {
    const slow = new SlowDown();
    guess(slow, '203.0.113.1', 0, 600_000);
    expect(slow.seconds('198.51.100.1', 600_000)).toBe(0);
  });

  test('guessers from everywhere are slowed together, but not an address from which somebody joined', () => {
    const slow = new SlowDown();
    slow.right('198.51.100.1');
    for (let guesser = 0; guesser < 250; guesser++) slow.wrong(`203.0.113.${guesser}`, 0);
    const wait = slow.seconds('192.0.2.9', 0);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(4);
    expect(slow.seconds('198.51.100.1', 0)).toBe(0);
  });

  test('whoever has an IPv6 network is one', () => {
    const slow = new SlowDown();
    for (let host = 1; host < 40; host++) slow.wrong(`2001:db8::${host.toString(16)}`, 0);
    expect(slow.seconds('2001:db8:0:0:ffff::1', 0)).toBeGreaterThan(0);
    expect(slow.seconds('2001:db8:0:1::1', 0)).toBe(0);
  });

  test('an IPv4 address is the same when it is written as IPv6', () => {
    const slow = new SlowDown();
    for (let wrong = 1; wrong < 40; wrong++) slow.wrong('::ffff:203.0.113.1', 0);
    expect(slow.seconds('203.0.113.1', 0)).toBeGreaterThan(0);
    expect(slow.seconds('::ffff:203.0.113.2', 0)).toBe(0);
  });
});
