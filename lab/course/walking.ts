import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../contract/names.ts';
import { loadLesson, presentLessons } from './lessons.ts';
import { openThrowawayLab, type ThrowawayLab } from './throwaway-lab.ts';
import { describeStepWalk, walkLesson } from './walk.ts';

/** Longer than the longest lesson takes where two tests share two cores. */
const MOST_MS = 10 * 60_000;

/** The whole course in one language, in order, on one real lab: a test for each lesson, so that each one is told. */
export async function walkTheCourse(language: Language): Promise<void> {
  const lessons = await presentLessons();
  let lab: ThrowawayLab;

  describe(`the course in ${language}`, () => {
    beforeAll(async () => {
      lab = await openThrowawayLab();
    });
    afterAll(() => lab.close());

    test.each(lessons)(
      '%s: red before, as shown, green after',
      async (slug) => {
        const steps = await walkLesson(await loadLesson(slug), language, { host: lab.host });
        const wrong = steps.filter(({ problems }) => problems.length > 0);
        expect(wrong.map(describeStepWalk).join('\n')).toBe('');
      },
      MOST_MS,
    );
  });
}
