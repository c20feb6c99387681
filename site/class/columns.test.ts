import { expect, test } from 'vitest';
import type { MapLesson } from '../course-map.ts';
import { busiest, marksOf } from './columns.ts';
import { learnerRow } from './testing/learner-row.ts';

const lesson = (slug: string): MapLesson => ({
  slug,
  title: { ko: slug, en: slug },
  lead: { ko: '', en: '' },
  minutes: 10,
  directory: '.',
  steps: ['one', 'two', 'three'].map((id) => ({ id, title: { ko: id, en: id } })),
});
const lessons = ['01-a', '02-b', '03-c', '04-d', '05-e'].map(lesson);
const at = (slug: string, count: number) =>
  Array.from({ length: count }, (_, index) => learnerRow(index, { lesson: slug }));

test('the lessons where most people are stand open, and the first one while nobody is anywhere', () => {
  const rows = [...at('01-a', 1), ...at('02-b', 5), ...at('04-d', 2), ...at('05-e', 9)];
  expect([...busiest(rows, lessons)].sort()).toEqual(['02-b', '04-d', '05-e']);
  expect([...busiest([], lessons)]).toEqual(['01-a']);
});

test('each step is done, the one they are at, or ahead; the one where they are stuck is told apart', () => {
  const [first, second] = lessons;
  if (first === undefined || second === undefined) throw new Error('no lessons');
  const row = learnerRow(1, { lesson: '01-a', step: 'two', done: { '01-a': ['one'] } });
  expect(marksOf(row, first)).toEqual(['done', 'current', 'ahead']);
  expect(marksOf(row, second)).toEqual(['ahead', 'ahead', 'ahead']);
  const stuck = { kind: 'silence', since: 0, values: {} } as const;
  expect(marksOf({ ...row, stuck }, first)).toEqual(['done', 'stuck', 'ahead']);
});
