import * as z from 'zod/mini';
import { Language } from '../contract/names.ts';
import { complaintsAbout } from '../course/lesson-sameness.ts';
import { loadCourse, type CourseLesson } from '../course/lessons.ts';
import { recordLessons } from '../course/recording/record-lessons.ts';
import { writeRecording } from '../course/recording/recordings.ts';
import { openThrowawayLab } from '../course/throwaway-lab.ts';
import { describeStepWalk, walk as walkLessons, type StepWalk } from '../course/walk.ts';
import { CLASS_POLICY } from '../workbench/limits.ts';
import type { Command } from './command.ts';
import { ProgressLines } from './progress-lines.ts';
import { roomsOf } from './rooms.ts';
import { words } from './words.ts';

/** `walk`: exit code 1 when a step is not as its lesson says. */
export const walk: Command = {
  options: {
    lesson: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    verbose: { type: 'boolean' },
    keep: { type: 'boolean' },
    record: { type: 'boolean' },
    class: { type: 'boolean' },
  },
  help: {
    ko: 'walk [--lang ko|en] [--lesson SLUG]… [--json] [--verbose] [--keep] [--record] [--class]  레슨을 따로 만든 실습 환경에서 그대로 따라가며 확인하거나 녹화해요. --class면 수업에서처럼 닫힌 환경에서 해요',
    en: 'walk [--lang ko|en] [--lesson SLUG]… [--json] [--verbose] [--keep] [--record] [--class]  walks the lessons on a lab of their own, and checks or records them; --class: a lab closed as in a class',
  },
  async run({ home, language, values }) {
    const languages = values['lang'] === undefined ? Language.options : [z.parse(Language, values['lang'])];
    const course = await loadCourse();
    const lessons = chosen(course, values['lesson']);
    const say = (line: string): void => (values['json'] === true ? undefined : console.log(line));

    const complaints = (await Promise.all(lessons.map(complaintsAbout))).flat();
    for (const complaint of complaints) say(`✘ ${complaint}`);

    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    const { report } = new ProgressLines(language, (line) => console.error(line));
    const engine = await roomsOf(home).openEngine(report, stop.signal);
    let steps: StepWalk[] = [];
    try {
      const lab = await openThrowawayLab({
        engine,
        keep: values['keep'] === true,
        policy: values['class'] === true ? CLASS_POLICY : undefined,
      });
      try {
        if (values['record'] === true) {
          await recordLessons({
            lessons,
            course,
            host: lab.host,
            signal: stop.signal,
            async onRecording(recording) {
              await writeRecording(recording);
              say(`● ${recording.lesson} ${recording.step}: ${recording.frames.length} frames`);
            },
          });
          return 0;
        }
        steps = await walkLessons({
          languages,
          lessons,
          course,
          host: lab.host,
          signal: stop.signal,
          onStep(step) {
            say(describeStepWalk(step));
            if (values['verbose'] === true)
              for (const { action, output } of step.actions) say(`$ ${action}\n${output}\n`);
          },
        });
      } finally {
        await lab.close();
      }
    } finally {
      await engine.close();
    }

    const failed = steps.filter(({ problems }) => problems.length > 0).length;
    if (values['json'] === true) console.log(JSON.stringify({ complaints, steps }, null, 2));
    else console.log(words[language].walked(steps.length - failed, failed));
    return failed + complaints.length === 0 ? 0 : 1;
  },
};

function chosen(course: CourseLesson[], asked: unknown): CourseLesson[] {
  if (!Array.isArray(asked)) return course;
  return asked.map((slug) => {
    const lesson = course.find((known) => known.slug === slug);
    if (lesson === undefined)
      throw new Error(`${String(slug)}: ${course.map((known) => known.slug).join(', ')}`);
    return lesson;
  });
}
