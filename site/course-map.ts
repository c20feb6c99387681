import type { Bilingual } from '../lab/contract/check.ts';
import { lessonNumber } from './lesson-number.ts';
import { parts } from 'virtual:course';

export type MapStep = { id: string; title: Bilingual };
export type MapLesson = {
  slug: string;
  title: Bilingual;
  lead: Bilingual;
  minutes: number;
  /** Where fences run unless they say otherwise, below the workspace. */
  directory: string;
  steps: MapStep[];
};
export type MapPart = { id: string; title: Bilingual; lessons: MapLesson[] };

/** What there is to learn, in order, from the lessons themselves. */
export const courseMap: readonly MapPart[] = parts;

export const allLessons: readonly MapLesson[] = courseMap.flatMap((part) => part.lessons);

export function findLesson(slug: string): MapLesson | undefined {
  return allLessons.find((lesson) => lesson.slug === slug);
}

/** Where a lesson stands: its part, and its place in it. */
export function findPosition(slug: string) {
  const index = allLessons.findIndex((lesson) => lesson.slug === slug);
  const lesson = allLessons[index];
  const part = courseMap.find((part) => lesson !== undefined && part.lessons.includes(lesson));
  if (!lesson || !part) return undefined;
  const place = part.lessons.indexOf(lesson) + 1;
  return {
    part,
    lesson,
    number: lessonNumber(slug),
    place,
    of: part.lessons.length,
    next: allLessons[index + 1],
  };
}
