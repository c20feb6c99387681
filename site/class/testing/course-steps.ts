import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLesson } from '../../../content/lesson-reader.ts';

/** Every step of the lessons, in order. */
export function readLessons(folder: string, slugs: readonly string[]): { lesson: string; step: string }[] {
  return slugs.flatMap((lesson) => {
    const text = readFileSync(join(folder, lesson, 'ko.mdx'), 'utf8');
    return readLesson(text, lesson).steps.map(({ id }) => ({ lesson, step: id }));
  });
}
