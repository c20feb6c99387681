import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteRing } from './byte-ring.ts';

test('holds the most recent bytes, whatever the pieces they came in', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 0, max: 2 ** 50 }),
      (pieces, capacity, start) => {
        const ring = new ByteRing(capacity, start);
        for (const piece of pieces) ring.append(piece);
        const all = Buffer.concat(pieces);
        expect(ring.end).toBe(start + all.length);
        expect(ring.end - ring.start).toBe(Math.min(all.length, capacity));
        expect(ring.since(ring.start)).toEqual(all.subarray(all.length - (ring.end - ring.start)));
      },
    ),
  );
});

test('answers nothing for what is gone or yet to come', () => {
  const ring = new ByteRing(4, 100);
  ring.append(Buffer.from('abcdef'));
  expect(ring.since(101)).toBeUndefined();
  expect(ring.since(103)?.toString()).toBe('def');
  expect(ring.since(106)?.toString()).toBe('');
  expect(ring.since(107)).toBeUndefined();
  expect(ring.since(Number.NaN)).toBeUndefined();
  expect(ring.since(104.5)).toBeUndefined();
});
