import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowControl, HIGH_MARK, LOW_MARK } from './flow-control.ts';

test('an owner that draws nothing pauses the terminal, and drawing resumes it', () => {
  const flow = new FlowControl<string>();
  flow.follow('owner', 0, 0);
  flow.own('owner');
  expect(flow.produced(HIGH_MARK + 1)).toEqual(['owner']);
  expect(flow.paused).toBe(true);
  flow.acknowledge('owner', 2);
  expect(flow.paused).toBe(true);
  flow.acknowledge('owner', HIGH_MARK + 1 - LOW_MARK);
  expect(flow.paused).toBe(false);
});

test('a viewer that falls behind never pauses it, is left behind, and gets a fresh screen', () => {
  const flow = new FlowControl<string>();
  for (const viewer of ['owner', 'slow']) flow.follow(viewer, 0, 0);
  flow.own('owner');
  flow.produced(HIGH_MARK + 1);
  flow.acknowledge('owner', HIGH_MARK + 1);
  expect(flow.produced(HIGH_MARK + 2)).toEqual(['owner']);
  expect(flow.paused).toBe(false);
  expect(flow.acknowledge('slow', 10)).toBe(false);
  expect(flow.acknowledge('slow', HIGH_MARK + 1)).toBe(true);
  flow.follow('slow', HIGH_MARK + 2, HIGH_MARK + 2);
  expect(flow.produced(HIGH_MARK + 3)).toEqual(['owner', 'slow']);
});

test('an owner that is given up pauses nothing any more', () => {
  const flow = new FlowControl<string>();
  flow.follow('owner', 0, 0);
  flow.own('owner');
  flow.produced(HIGH_MARK + 1);
  flow.giveUpOwner();
  expect(flow.paused).toBe(false);
  expect(flow.produced(HIGH_MARK + 2)).toEqual([]);
});

test('nobody can acknowledge what they were not sent', () => {
  const flow = new FlowControl<string>();
  flow.follow('owner', 0, 0);
  flow.own('owner');
  flow.acknowledge('owner', Number.MAX_SAFE_INTEGER);
  flow.produced(HIGH_MARK + 1);
  expect(flow.paused).toBe(true);
});

type Step =
  | { kind: 'produce'; bytes: number }
  | { kind: 'draw'; viewer: number; part: number }
  | { kind: 'own' | 'leave' | 'join'; viewer: number };

const viewer = fc.nat({ max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('produce' as const), bytes: fc.integer({ min: 1, max: 100_000 }) }),
  fc.record({ kind: fc.constant('draw' as const), viewer, part: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constantFrom('own' as const, 'leave' as const, 'join' as const), viewer }),
);

test('whatever happens: bounded, never stuck, and each viewer is sent what follows on to what it has', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const flow = new FlowControl<number>();
      const sent = new Map<number, number>();
      const drawn = new Map<number, number>();
      let end = 0;
      const join = (viewer: number) => {
        flow.follow(viewer, end, end);
        sent.set(viewer, end);
        drawn.set(viewer, end);
      };
      const draw = (viewer: number, position: number) => {
        drawn.set(viewer, position);
        if (flow.acknowledge(viewer, position)) join(viewer);
      };
      for (const step of steps) {
        if (step.kind === 'produce' && !flow.paused) {
          const before = end;
          end += step.bytes;
          for (const receiver of flow.produced(end)) {
            expect(sent.get(receiver)).toBe(before);
            sent.set(receiver, end);
          }
        } else if (step.kind === 'draw') {
          const has = sent.get(step.viewer);
          const from = drawn.get(step.viewer);
          if (has !== undefined && from !== undefined)
            draw(step.viewer, from + Math.floor((has - from) * step.part));
        } else if (step.kind === 'own') flow.own(step.viewer);
        else if (step.kind === 'leave') {
          flow.leave(step.viewer);
          sent.delete(step.viewer);
          drawn.delete(step.viewer);
        } else if (step.kind === 'join' && !sent.has(step.viewer)) join(step.viewer);
        for (const [viewer, position] of sent) {
          expect(position - (drawn.get(viewer) ?? 0)).toBeLessThanOrEqual(HIGH_MARK + 100_000);
        }
      }
      for (const [viewer, position] of sent) draw(viewer, position);
      expect(flow.paused).toBe(false);
    }),
  );
});
