import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { course } from '../../content/course.ts';
import { Language } from '../contract/names.ts';
import { loadLesson } from './lessons.ts';
import { openThrowawayLab, type ThrowawayLab } from './throwaway-lab.ts';
import { describeStepWalk, walkLesson } from './walk.ts';

/** Longer than the longest lesson takes where two tests share two cores. */
const MOST_MS = 10 * 60_000;

/** Parts of the course in both languages, in order, on one real lab: a test for each lesson, so that each one is told. */
export function walkParts(...ids: string[]): void {
  const lessons = course.filter(({ id }) => ids.includes(id)).flatMap((part) => part.lessons);
  let lab: ThrowawayLab;

  describe(`the course: ${ids.join(', ')}`, () => {
    beforeAll(async () => {
      lab = await openThrowawayLab();
    });
    afterAll(() => lab.close());

    test.each(lessons)(
      '%s: red before, as shown in both languages, green after',
      async (slug) => {
        const steps = await walkLesson(await loadLesson(slug), Language.options, { host: lab.host });
        expect(steps.length).toBeGreaterThan(0);
        const wrong = steps.filter(({ problems }) => problems.length > 0);
        expect(wrong.map(describeStepWalk).join('\n')).toBe('');
      },
      MOST_MS,
    );
  });
}
