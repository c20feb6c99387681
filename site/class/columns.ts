import type { LearnerRow } from '../../lab/contract/class.ts';
import type { MapLesson } from '../course-map.ts';

/** So many lessons are shown step by step at most, where nobody has chosen: the table stays as wide as a screen. */
const mostOpen = 3;

/** The lessons that are shown step by step: those where most people are, in no order. */
export function busiest(rows: Iterable<LearnerRow>, lessons: readonly MapLesson[]): ReadonlySet<string> {
  const people = new Map<string, number>();
  for (const { lesson } of rows) if (lesson !== null) people.set(lesson, (people.get(lesson) ?? 0) + 1);
  const open = lessons
    .filter(({ slug }) => people.has(slug))
    .sort((a, b) => (people.get(b.slug) ?? 0) - (people.get(a.slug) ?? 0))
    .slice(0, mostOpen)
    .map(({ slug }) => slug);
  const first = lessons[0];
  return new Set(open.length === 0 && first !== undefined ? [first.slug] : open);
}

/** How a step looks in a learner's row. */
export type Mark = 'done' | 'current' | 'stuck' | 'ahead';

/** One learner's way through one lesson: a mark for each step. */
export function marksOf(row: LearnerRow, lesson: MapLesson): Mark[] {
  const done = new Set(row.done[lesson.slug]);
  return lesson.steps.map(({ id }) => {
    if (done.has(id)) return 'done';
    if (row.lesson !== lesson.slug || row.step !== id) return 'ahead';
    return row.stuck === null ? 'current' : 'stuck';
  });
}
