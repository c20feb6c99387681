import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { lessonOrder } from '../../content/course.ts';
import type { Action, FileAction } from '../../content/lesson-actions.ts';
import { LessonError } from '../../content/lesson-error.ts';
import { readLesson, type LessonText } from '../../content/lesson-reader.ts';
import type { Check, Lesson } from '../contract/check.ts';
import { Language } from '../contract/names.ts';

/** A step as the lab needs it: the same in every language. */
export type CourseStep = { id: string; actions: Action[]; check: Check };

/** A lesson with everything that belongs to it. */
export type CourseLesson = {
  slug: string;
  lesson: Lesson;
  texts: Partial<Record<Language, LessonText>>;
  steps: CourseStep[];
  /** The text of a file below the lesson's `files`. */
  fileText(from: string): Promise<string>;
};

const LessonModule = z.object({
  default: z.strictObject({
    needs: z.array(z.string()),
    directory: z.string().optional(),
    minutes: z.number().positive(),
    checks: z.record(
      z.string(),
      z.custom<Check>((value) => typeof value === 'function', 'a check is a function'),
    ),
  }),
});

export const lessonsFolder = join(import.meta.dirname, '../../content/lessons');

/** Every lesson of the course, in order. */
export async function loadCourse(folder = lessonsFolder): Promise<CourseLesson[]> {
  return Promise.all((await presentLessons(folder)).map((slug) => loadLesson(slug, folder)));
}

/** The lessons of `content/course.ts` that have been written. */
export async function presentLessons(folder = lessonsFolder): Promise<string[]> {
  const present = await Promise.all(lessonOrder.map((slug) => exists(join(folder, slug, 'lesson.ts'))));
  return lessonOrder.filter((_, index) => present[index]);
}

/** @throws LessonError where the lesson's text or its lesson.ts is not as it must be. */
export async function loadLesson(slug: string, folder = lessonsFolder): Promise<CourseLesson> {
  const texts: CourseLesson['texts'] = {};
  for (const language of Language.options) {
    const path = join(folder, slug, `${language}.mdx`);
    if (await exists(path))
      texts[language] = readLesson(await readFile(path, 'utf8'), `${slug}/${language}.mdx`);
  }
  const text = texts.ko ?? texts.en;
  if (!text) throw new LessonError({ file: `${slug}/ko.mdx`, line: 1 }, 'the lesson has no text');
  const lesson = await loadLessonModule(slug, folder);
  const steps = text.steps.map(({ id, actions }) => {
    const check = lesson.checks[id];
    if (!check) throw new LessonError({ file: `${slug}/lesson.ts`, line: 1 }, `step "${id}" has no check`);
    return { id, actions, check };
  });
  return {
    slug,
    lesson,
    texts,
    steps,
    fileText: (from) => readFile(join(folder, slug, 'files', from), 'utf8'),
  };
}

async function loadLessonModule(slug: string, folder: string): Promise<Lesson> {
  const module: unknown = await import(pathToFileURL(join(folder, slug, 'lesson.ts')).href);
  const read = LessonModule.safeParse(module);
  if (!read.success) {
    throw new LessonError({ file: `${slug}/lesson.ts`, line: 1 }, z.prettifyError(read.error));
  }
  const { directory, ...lesson } = read.data.default;
  return directory === undefined ? lesson : { ...lesson, directory };
}

/** The files that a lesson writes. */
export function fileActions(lesson: CourseLesson): FileAction[] {
  return lesson.steps.flatMap((step) => step.actions.filter((action) => action.kind === 'file'));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false, // Not there, or not readable: either way there is nothing to load.
  );
}
