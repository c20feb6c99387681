import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SizeArbiter } from './size-arbiter.ts';

const small = { columns: 40, rows: 10 };
const large = { columns: 120, rows: 40 };

test('the viewer that typed last has the say, and the one before it when it leaves', () => {
  const sizes = new SizeArbiter<string>({ columns: 80, rows: 24 });
  sizes.join('one');
  sizes.resize('one', small);
  sizes.join('two');
  sizes.resize('two', large);
  expect(sizes.size).toEqual(small);
  sizes.claim('two');
  expect(sizes.size).toEqual(large);
  sizes.leave('two');
  expect(sizes.owner).toBe('one');
  expect(sizes.size).toEqual(small);
});

test('the size stays when everybody has left', () => {
  const sizes = new SizeArbiter<string>({ columns: 80, rows: 24 });
  sizes.join('one');
  sizes.resize('one', large);
  sizes.leave('one');
  expect(sizes.owner).toBeUndefined();
  expect(sizes.size).toEqual(large);
});

const event = fc.record({
  kind: fc.constantFrom('join', 'claim', 'resize', 'leave'),
  viewer: fc.nat({ max: 3 }),
  size: fc.record({ columns: fc.integer({ min: 2, max: 500 }), rows: fc.integer({ min: 2, max: 500 }) }),
});

test('there is an owner exactly while there are viewers, and its size is the size once it has said one', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 100 }), (events) => {
      const sizes = new SizeArbiter<number>({ columns: 80, rows: 24 });
      const present = new Map<number, unknown>();
      for (const { kind, viewer, size } of events) {
        if (kind === 'join' && !present.has(viewer)) {
          sizes.join(viewer);
          present.set(viewer, undefined);
        } else if (kind === 'claim') {
          sizes.claim(viewer);
          if (present.has(viewer)) expect(sizes.owner).toBe(viewer);
        } else if (kind === 'resize') {
          const { owner } = sizes;
          sizes.resize(viewer, size);
          if (present.has(viewer)) present.set(viewer, size);
          expect(sizes.owner).toBe(owner);
        } else if (kind === 'leave') {
          sizes.leave(viewer);
          present.delete(viewer);
        }
        const { owner } = sizes;
        expect(owner === undefined).toBe(present.size === 0);
        if (owner !== undefined && present.get(owner) !== undefined)
          expect(sizes.size).toEqual(present.get(owner));
      }
    }),
  );
});
