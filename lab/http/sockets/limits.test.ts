import { expect, it } from 'vitest';
import type { Admission } from '../access/guard.ts';
import { SocketLimits } from './limits.ts';

const asked: Admission['asked'] = { kind: 'site' };
const follower = (id: number, from = '192.0.2.1'): Admission => ({
  caller: { role: 'nobody', follower: `f-${id}` },
  asked,
  from,
});
const learner = (id: number): Admission => ({
  caller: { role: 'learner', learner: `${id}`, lab: null, secret: '' },
  asked,
  from: '192.0.2.1',
});

/** Takes as many as it gets; answers the ways to give them back. */
function takeAll(limits: SocketLimits, admissions: (index: number) => Admission): (() => void)[] {
  const taken: (() => void)[] = [];
  for (let index = 0; index < 5_000; index += 1) {
    const giveBack = limits.take(admissions(index));
    if (giveBack === undefined) return taken;
    taken.push(giveBack);
  }
  throw new Error('there is no limit');
}

it('300 followers of one room come in, with two sockets each, and 40 learners with six', () => {
  const limits = new SocketLimits();
  for (let index = 0; index < 600; index += 1)
    expect(limits.take(follower(Math.floor(index / 2)))).toBeDefined();
  for (let index = 0; index < 240; index += 1)
    expect(limits.take(learner(Math.floor(index / 6)))).toBeDefined();
});

it('one address cannot take the places of all, nor strangers those of who is signed in', () => {
  const limits = new SocketLimits();
  takeAll(limits, (index) => follower(index));
  expect(limits.take(follower(9_999, '192.0.2.2'))).toBeDefined();
  takeAll(limits, (index) => follower(index, `198.51.100.${index % 250}`));
  expect(limits.take(follower(9_999, '192.0.2.3'))).toBeUndefined();
  expect(limits.take(learner(1))).toBeDefined();
  expect(limits.take({ caller: { role: 'instructor', lab: 'stage' }, asked, from: '' })).toBeDefined();
});

it('one learner cannot take those of the others, nor all learners those of the instructor', () => {
  const limits = new SocketLimits();
  takeAll(limits, () => learner(1));
  expect(limits.take(learner(2))).toBeDefined();
  takeAll(limits, (index) => learner(index));
  expect(limits.take({ caller: { role: 'instructor', lab: 'stage' }, asked, from: '' })).toBeDefined();
});

it('a place that is given back can be taken again', () => {
  const limits = new SocketLimits();
  const [first] = takeAll(limits, () => follower(1));
  expect(limits.take(follower(1))).toBeUndefined();
  first?.();
  expect(limits.take(follower(1))).toBeDefined();
});
