import type { LearnerRow } from '../../../lab/contract/class.ts';

const began = 1_790_000_000_000;

/** A learner who is well, by number. */
export function learnerRow(number: number, more: Partial<LearnerRow> = {}): LearnerRow {
  return {
    learner: `learner${number}`.slice(-8).padStart(8, '0'),
    name: `학습자 ${number}`,
    lab: `c${String(number).padStart(8, '0')}`,
    place: null,
    phase: 'ready',
    windows: 1,
    joinedAt: began,
    lastActiveAt: began,
    lesson: null,
    step: null,
    done: {},
    stuck: null,
    company: { watchers: 0, hand: 'none' },
    awakeUntil: began,
    ...more,
  };
}
