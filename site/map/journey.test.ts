import { expect, test } from 'vitest';
import type { MapLesson, MapPart } from '../course-map.ts';
import { journeyOf } from './journey.ts';

const both = (text: string) => ({ ko: text, en: text });
const lesson = (slug: string, minutes: number, steps: string[]): MapLesson => ({
  slug,
  title: both(slug),
  lead: both(''),
  minutes,
  directory: '.',
  steps: steps.map((id) => ({ id, title: both(id) })),
});
const parts: MapPart[] = [
  { id: 'one', title: both('one'), lessons: [lesson('01-a', 20, ['x', 'y']), lesson('02-b', 30, ['z'])] },
];

test('the next thing is the first step that is not done, in the first lesson that is not', () => {
  const journey = journeyOf(parts, { '01-a': ['x'] });
  expect(journey.next?.journey.lesson.slug).toBe('01-a');
  expect(journey.next?.step.id).toBe('y');
  expect(journey).toMatchObject({ done: 1, total: 3, minutesLeft: 40 });
  expect(journey.parts[0]?.lessons.map(({ state }) => state)).toEqual(['started', 'ahead']);
});

test('a lesson has the number of its folder, whatever is missing before it', () => {
  const later = [{ id: 'one', title: both('one'), lessons: [lesson('11-later', 10, ['x'])] }];
  expect(journeyOf(later, {}).parts[0]?.lessons[0]?.number).toBe(11);
});

test('a lesson that was skipped is come back to', () => {
  expect(journeyOf(parts, { '02-b': ['z'] }).next?.journey.lesson.slug).toBe('01-a');
});

test('when all is done there is nothing next', () => {
  const journey = journeyOf(parts, { '01-a': ['x', 'y'], '02-b': ['z'] });
  expect(journey).toMatchObject({ done: 3, minutesLeft: 0, next: undefined });
});

test('steps that the course no longer has do not count', () => {
  expect(journeyOf(parts, { '01-a': ['gone'], '99-old': ['x'] }).done).toBe(0);
});
