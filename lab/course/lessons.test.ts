import { describe, expect, test } from 'vitest';
import { lessonOrder } from '../../content/course.ts';
import { complaintsAbout, namedReasons } from './lesson-sameness.ts';
import { loadLesson, presentLessons, type CourseLesson } from './lessons.ts';

const present = await presentLessons();

describe('the course', () => {
  test.each(present)('%s is whole, and no language lags behind', async (slug) => {
    expect(await complaintsAbout(await loadLesson(slug))).toEqual([]);
  });

  test.each(present)('%s needs only lessons before it', async (slug) => {
    const { lesson } = await loadLesson(slug);
    const before = lessonOrder.slice(0, lessonOrder.indexOf(slug));
    expect(lesson.needs.filter((need) => !before.includes(need))).toEqual([]);
  });
});

const text = (
  reasons: string[],
  sql: string,
  shown: string[] = [],
): CourseLesson['texts'][keyof CourseLesson['texts']] => ({
  title: 'T',
  lead: 'L',
  shown,
  steps: [
    { id: 'one', title: 'One', reasons, actions: [{ kind: 'sql', on: 'db', fails: false, text: sql }] },
  ],
});
const lesson = (change: Partial<CourseLesson>): CourseLesson => ({
  slug: '01-x',
  lesson: { needs: [], minutes: 1, checks: { one: async () => true } },
  texts: {},
  steps: [],
  fileText: async () => 'image: mysql',
  ...change,
});

describe('a lesson that is not whole', () => {
  test('tells which language is missing', async () => {
    expect(
      await complaintsAbout(lesson({ texts: { ko: text([], 'SELECT 1') } as CourseLesson['texts'] })),
    ).toContain('01-x: en.mdx is missing');
  });

  test('tells what differs between languages', async () => {
    const texts = {
      ko: text(['a-b'], 'SELECT 1', ['one/0']),
      en: text(['c-d'], 'SELECT 2', ['one/1']),
    } as CourseLesson['texts'];
    const complaints = await complaintsAbout(lesson({ texts }));
    expect(complaints.join('\n')).toContain('action 0 differs');
    expect(complaints.join('\n')).toContain('en lacks <Reason id="a-b">');
    expect(complaints.join('\n')).toContain('<Show>s differ; ko has one/0; en has one/1');
    expect(complaints.join('\n')).toContain('ko lacks <Reason id="c-d">');
  });

  test('tells of a check without a step and of a line that no file has', async () => {
    const steps: CourseLesson['steps'] = [
      {
        id: 'two',
        check: async () => true,
        actions: [{ kind: 'file', path: 'a', from: 'a', lines: ['ports:'] }],
      },
    ];
    const complaints = await complaintsAbout(lesson({ steps }));
    expect(complaints).toContain('01-x/lesson.ts: check "one" has no <Step>');
    expect(complaints).toContain('01-x: files/a has no line with "ports:"');
  });

  test('reasons that a check names are found in its source', () => {
    expect(
      namedReasons(`async (lab) => {
        const name = 'db-source';
        if (!x) return 'not-started';
        if (y) return { reason: "wrong-image", values: {} };
        return z ? true : 'no-table';
      }`),
    ).toEqual(['not-started', 'wrong-image', 'no-table']);
  });

  test('a lesson that is not there is told by name', async () => {
    await expect(loadLesson('09-none')).rejects.toThrow('09-none/ko.mdx');
  });
});
