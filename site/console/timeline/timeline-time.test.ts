import { expect, test } from 'vitest';
import { creating } from '../../testing/fake-rds-state.ts';
import { isUnderWay, lasted, shownStages, totals } from './timeline-time.ts';

const timeline = creating('shop', 1000);
const done = {
  ...timeline,
  stages: timeline.stages.map((stage) => ({ ...stage, finishedAt: stage.finishedAt ?? 31_000 })),
};

test('something is under way until the last stage has ended', () => {
  expect(isUnderWay(timeline)).toBe(true);
  expect(isUnderWay(done)).toBe(false);
});

test('a stage under way lasts until now, one that ended until its end, and a clock behind gives none', () => {
  expect(timeline.stages.map((stage) => lasted(stage, 21_000))).toEqual([0, 5, 14]);
  expect(timeline.stages.map((stage) => lasted(stage, 0))).toEqual([0, 5, 0]);
});

test('all stages together: here until now or the end, on AWS what is usual', () => {
  expect(totals(timeline, 21_000)).toEqual({ mine: 20, aws: 212 });
  expect(totals(done, 99_000)).toEqual({ mine: 30, aws: 212 });
});

test('what the lab does for itself at the end is no stage of the service', () => {
  const own = { what: 'checking', status: 'creating', startedAt: 30_000, usual: 0 } as const;
  expect(shownStages({ ...done, stages: [...done.stages, own] })).toEqual(done.stages);
});
