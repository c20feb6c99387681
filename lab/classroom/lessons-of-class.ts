import type { CourseProgress } from '../contract/course-state.ts';
import { loadCourse } from '../course/lessons.ts';

/** The course as a class counts it: which steps each lesson has, in order. */
export type ClassLesson = { slug: string; steps: string[] };

export function lessonsOfClass(): Promise<ClassLesson[]> {
  lessons ??= loadCourse().then((course) =>
    course.map(({ slug, steps }) => ({ slug, steps: steps.map(({ id }) => id) })),
  );
  return lessons;
}

/** Read once: lessons do not change while the server runs. */
let lessons: Promise<ClassLesson[]> | undefined;

/** The first lesson and step that are not done; undefined when all are. */
export function firstNotDone(
  lessons: ClassLesson[],
  done: CourseProgress,
): { lesson: string; step: string } | undefined {
  for (const { slug, steps } of lessons) {
    const step = steps.find((id) => !(done[slug] ?? []).includes(id));
    if (step !== undefined) return { lesson: slug, step };
  }
  return undefined;
}
