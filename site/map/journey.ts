import type { CourseProgress } from '../../lab/contract/course-state.ts';
import type { MapLesson, MapPart, MapStep } from '../course-map.ts';
import { lessonNumber } from '../lesson-number.ts';

export type LessonJourney = {
  lesson: MapLesson;
  number: number;
  done: number;
  state: 'done' | 'started' | 'ahead';
};

/** Where the learner is in the course. */
export type Journey = {
  parts: { part: MapPart; lessons: LessonJourney[] }[];
  done: number;
  total: number;
  minutesLeft: number;
  /** The one thing to do next; undefined when all is done. */
  next: { journey: LessonJourney; step: MapStep } | undefined;
};

export function journeyOf(parts: readonly MapPart[], progress: CourseProgress): Journey {
  const told = parts.map((part) => ({
    part,
    lessons: part.lessons.map((lesson): LessonJourney => {
      const done = lesson.steps.filter((step) => progress[lesson.slug]?.includes(step.id) === true).length;
      const state = done === 0 ? 'ahead' : done === lesson.steps.length ? 'done' : 'started';
      return { lesson, number: lessonNumber(lesson.slug), done, state };
    }),
  }));
  const lessons = told.flatMap((part) => part.lessons);
  const open = lessons.find(({ state }) => state !== 'done');
  const step = open?.lesson.steps.find((step) => progress[open.lesson.slug]?.includes(step.id) !== true);
  const minutes = lessons.reduce(
    (sum, { lesson, done }) => sum + lesson.minutes * (1 - done / Math.max(1, lesson.steps.length)),
    0,
  );
  return {
    parts: told,
    done: lessons.reduce((sum, { done }) => sum + done, 0),
    total: lessons.reduce((sum, { lesson }) => sum + lesson.steps.length, 0),
    minutesLeft: Math.round(minutes / 5) * 5,
    next: open && step && { journey: open, step },
  };
}
