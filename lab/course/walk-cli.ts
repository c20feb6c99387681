/**
 * Walks lessons on a real lab of its own and tells how each step went:
 *   node lab/course/walk-cli.ts [--lang ko|en] [--lesson 02-mysql-with-compose]... [--json] [--keep] [--verbose]
 * Needs an engine: DOCKER_HOST, or one that `npm run lab -- doctor` finds. Without --lang both languages are walked,
 * without --lesson the whole course. --verbose shows what every action printed, --keep leaves the lab behind for a
 * look. Exit code 1 when a step is not as the lesson says.
 */
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Language } from '../contract/names.ts';
import { complaintsAbout } from './lesson-sameness.ts';
import { loadCourse, loadLesson } from './lessons.ts';
import { openThrowawayLab } from './throwaway-lab.ts';
import { describeStepWalk, walk } from './walk.ts';

const { values } = parseArgs({
  options: {
    lang: { type: 'string' },
    lesson: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const languages = values.lang === undefined ? Language.options : [z.parse(Language, values.lang)];
const asked = values.lesson && (await Promise.all(values.lesson.map((slug) => loadLesson(slug))));
// The lessons asked for must load; another one that is just being written must not keep them from being walked.
const needs = new Set(asked?.flatMap(({ lesson }) => lesson.needs));
const course = asked
  ? [...(await Promise.all([...needs].map((slug) => loadLesson(slug)))), ...asked]
  : await loadCourse();
const lessons = asked ?? course;

const complaints = (await Promise.all(lessons.map(complaintsAbout))).flat();
const say = (line: string) => (values.json ? undefined : console.log(line));
for (const complaint of complaints) say(`✘ ${complaint}`);

const lab = await openThrowawayLab({ keep: values.keep });
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
try {
  const steps = await walk({
    languages,
    lessons,
    course,
    host: lab.host,
    signal: stop.signal,
    onPrepare: (lesson, step) => say(`  solving ${lesson} ${step}`),
    onStep: (step) => {
      say(describeStepWalk(step));
      if (values.verbose) for (const { action, output } of step.actions) say(`$ ${action}\n${output}\n`);
    },
  });
  if (values.json) console.log(JSON.stringify({ complaints, steps }, null, 2));
  if (complaints.length > 0 || steps.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
} finally {
  await lab.close();
}
