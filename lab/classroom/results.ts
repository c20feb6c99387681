import type { Language } from '../contract/names.ts';
import type { ClassLesson } from './lessons-of-class.ts';

/** One learner's line. Times are milliseconds since the epoch. */
export type Result = {
  name: string;
  joinedAt: number;
  lastActiveAt: number;
  activeMinutes: number;
  /** When each step was done: lesson, step, time. */
  done: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

const HEADINGS: Record<
  Language,
  { first: string[]; last: string[]; doneAt: string; of: (done: number, all: number) => string }
> = {
  ko: {
    first: ['이름', '참여한 시각(UTC)', '마친 단계', '전체 단계'],
    last: ['마지막 활동(UTC)', '활동한 시간(분)'],
    doneAt: '마친 시각(UTC)',
    of: (done, all) => `${all}개 중 ${done}개`,
  },
  en: {
    first: ['Name', 'Joined (UTC)', 'Steps done', 'Steps in all'],
    last: ['Last active (UTC)', 'Minutes active'],
    doneAt: 'done at (UTC)',
    of: (done, all) => `${done} of ${all}`,
  },
};

/**
 * The results as CSV: RFC 4180, with a byte order mark without which spreadsheets take Korean for something else.
 * One column for each lesson (`3 of 5`), then one for each step with the time at which it was done.
 */
export function resultsCsv(results: Result[], lessons: ClassLesson[], language: Language): string {
  const { first, last, doneAt, of } = HEADINGS[language];
  const steps = lessons.flatMap(({ slug, steps }) => steps.map((step) => ({ slug, step })));
  const heading = [
    ...first,
    ...lessons.map(({ slug }) => slug),
    ...last,
    ...steps.map(({ slug, step }) => `${slug} ${step} ${doneAt}`),
  ];
  const lines = results.map(({ name, joinedAt, lastActiveAt, activeMinutes, done }) => {
    const counts = lessons.map(({ slug, steps }) => steps.filter((step) => done.get(slug)?.has(step)).length);
    return [
      name,
      time(joinedAt),
      String(counts.reduce((sum, count) => sum + count, 0)),
      String(steps.length),
      // With a slash it would become a date.
      ...lessons.map(({ steps }, index) => of(counts[index] ?? 0, steps.length)),
      time(lastActiveAt),
      String(activeMinutes),
      ...steps.map(({ slug, step }) => time(done.get(slug)?.get(step))),
    ];
  });
  return `\uFEFF${[heading, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

/** As spreadsheets read a time. */
function time(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** What begins like this is a formula to a spreadsheet, which may send a class's names away (OWASP, CSV injection). */
const FORMULA = /^[\s\p{Cf}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** One cell: quoted always, with an apostrophe before what would be a formula. */
function cell(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
