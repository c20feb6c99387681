import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTail, WholeSequences } from './whole-sequences.ts';

/** Pieces that must never be cut. */
const UNITS = [
  '한',
  '글',
  'a',
  '\r\n',
  '👩‍💻',
  '\x1b[1;31m',
  '\x1b[?2004h',
  '\x1b]7;file://h/p\x07',
  '\x1b]133;A\x1b\\',
  '\x1b(B',
  '\x1bM',
  '\x1bP1$r0m\x1b\\',
];

test('loses nothing and cuts no character and no sequence', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...UNITS), { maxLength: 30 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      (units, lengths) => {
        const bytes = Buffer.from(units.join(''));
        const whole = new WholeSequences();
        const cuts = new Set<number>();
        let taken = Buffer.alloc(0);
        for (let at = 0, n = 0; at < bytes.length; n++) {
          const length = lengths[n % lengths.length] ?? 1;
          taken = Buffer.concat([taken, whole.take(bytes.subarray(at, at + length))]);
          cuts.add(taken.length);
          at += length;
        }
        expect(Buffer.concat([taken, whole.end()])).toEqual(bytes);
        for (const cut of cuts) {
          expect(openTail(bytes.subarray(0, cut))).toBe(0);
          expect(bytes.subarray(0, cut).toString()).not.toContain('\ufffd');
        }
      },
    ),
  );
});

test.each([
  ['\x1b', 1],
  ['text\x1b[', 2],
  ['text\x1b[38;5;1', 8],
  ['text\x1b]0;title', 9],
  ['\x1b[0m', 0],
  ['\x1b]0;title\x07', 0],
  ['\x1b]0;title\x1b\\', 0],
])('%j has %d open bytes', (text, open) => {
  expect(openTail(Buffer.from(text))).toBe(open);
});

test('lets a sequence through that never ends', () => {
  const whole = new WholeSequences();
  const endless = Buffer.from(`\x1b]0;${'x'.repeat(10_000)}`);
  expect(whole.take(endless)).toEqual(endless);
});
