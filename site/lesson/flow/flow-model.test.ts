import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canMove, next, room, saying, start, type Action, type Flow } from './flow-model.ts';

const after = (...actions: Action[]): Flow => actions.reduce(next, start);

test('a commit waits for nobody; the replica shows it two legs later', () => {
  expect(after('write')).toMatchObject({ committed: 1, received: 0, applied: 0 });
  expect(after('write', 'step')).toMatchObject({ received: 1, applied: 0, last: 'received' });
  expect(after('write', 'step', 'step')).toMatchObject({ received: 1, applied: 1, last: 'applied' });
});

test('without the applier transactions arrive and wait in the relay log', () => {
  const flow = after('applier', 'write', 'write', 'step', 'step', 'step');
  expect(flow).toMatchObject({ committed: 2, received: 2, applied: 0 });
  expect(saying(flow)).toBe('applierOff');
});

test('without the receiver they stay in the binary log of the source', () => {
  const flow = after('receiver', 'write', 'step');
  expect(flow).toMatchObject({ committed: 1, received: 0 });
  expect(saying(flow)).toBe('receiverOff');
});

test('both threads work at the same time', () => {
  expect(after('write', 'write', 'run', 'run')).toMatchObject({ received: 2, applied: 1, last: 'both' });
});

test('whatever is pressed, nothing is applied that was not received, nor received that was not committed', () => {
  const action = fc.constantFrom<Action>('write', 'step', 'run', 'receiver', 'applier');
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const flow = after(...actions);
      expect(flow.applied).toBeLessThanOrEqual(flow.received);
      expect(flow.received).toBeLessThanOrEqual(flow.committed);
      expect(flow.committed).toBeLessThanOrEqual(room);
      if (flow.receiverOn && flow.applierOn && !canMove(flow)) expect(flow.applied).toBe(flow.committed);
    }),
  );
});
