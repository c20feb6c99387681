import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { ShellAction } from '../../../content/lesson-actions.ts';
import { FilePreview } from '../../contract/files.ts';
import { LabError } from '../../contract/lab-error.ts';
import { path, routes, RunAnswer } from '../../contract/routes.ts';
import { loadLesson, type CourseLesson, type CourseStep } from '../../course/lessons.ts';
import { typeByHand } from './hand.ts';
import type { ClassLearner } from './learner.ts';
import type { Measured } from './measured.ts';

/** The shortest way to a source and a replica that replicates. */
const PATH = ['04-two-servers', '05-replication-user', '06-point-the-replica'];
/** Shuts its server down, which is started again by itself: the fact comes later than the command. */
const SHUTS_DOWN = 'comes-back';
/** These shell commands are typed by hand; the rest goes at the speed of the Run button. */
const BY_HAND = new Set(['docker compose build', 'docker compose up -d --build --wait']);
/** Ten minutes in all: on a busy machine `docker compose up --wait` takes more than two. */
const BUSY_TRIES = 3_000;
const BUSY_AGAIN_MS = 200;

export const lessonPath = (): Promise<CourseLesson[]> => Promise.all(PATH.map((slug) => loadLesson(slug)));

/** Walks the lessons as a learner does: each fence, each file, until every step is green. */
export async function walk(
  learner: ClassLearner,
  lessons: CourseLesson[],
  measured: Measured,
): Promise<void> {
  for (const lesson of lessons) {
    learner.watch(lesson.slug);
    await learner.until('the lesson is told', ({ lesson: told }) => told?.lesson === lesson.slug);
    for (const step of lesson.steps) await walkStep(learner, lesson, step, measured);
  }
}

async function walkStep(
  learner: ClassLearner,
  lesson: CourseLesson,
  step: CourseStep,
  measured: Measured,
): Promise<void> {
  let greenAt: number | undefined;
  const green = learner
    .until(`${lesson.slug} ${step.id} is green`, () => isGreen(learner, step.id))
    .then(() => (greenAt = performance.now()));
  let commandEnded = 0;
  for (const index of step.actions.keys()) {
    await act(learner, lesson, step, index, measured);
    // A check may be true already where a later command only shows what an earlier one has done.
    if (greenAt === undefined) commandEnded = performance.now();
  }
  const doneAt = await green;
  measured.green += 1;
  if (step.id === SHUTS_DOWN) return;
  if (doneAt < commandEnded || commandEnded === 0) measured.greenBefore += 1;
  else measured.factToGreen.push({ step: `${lesson.slug}/${step.id}`, time: doneAt - commandEnded });
}

function isGreen(learner: ClassLearner, step: string): boolean {
  return learner.told.lesson?.steps.some(({ id, state }) => id === step && state === 'done') === true;
}

async function act(
  learner: ClassLearner,
  lesson: CourseLesson,
  step: CourseStep,
  index: number,
  measured: Measured,
): Promise<void> {
  const action = step.actions[index];
  const place = { lab: learner.lab, lesson: lesson.slug, step: step.id, action: String(index) };
  if (action?.kind === 'file') {
    const preview = await learner.call('GET', path(routes.previewAction, place));
    const { present } = z.parse(FilePreview, preview);
    await learner.call('POST', path(routes.writeAction, place), { version: present?.version ?? null });
  } else if (action?.kind === 'sh' && BY_HAND.has(action.text)) {
    await untilIdle(learner, 'shell');
    measured.echoWalking.push(...(await typeCommand(learner, lesson, action)));
  } else {
    await untilIdle(learner, await press(learner, path(routes.runAction, place)));
  }
}

/** The Run button; it says so where a command still runs, and is pressed again. */
async function press(learner: ClassLearner, route: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      learner.told.terminals = [];
      return z.parse(RunAnswer, await learner.call('POST', route)).terminal;
    } catch (error) {
      if (!(error instanceof LabError && error.code === 'terminal-busy') || attempt === BUSY_TRIES)
        throw error;
      await delay(BUSY_AGAIN_MS);
    }
  }
}

async function untilIdle(learner: ClassLearner, terminal: string): Promise<void> {
  await learner.until(
    `a prompt in ${terminal}`,
    ({ terminals }) => terminals.find(({ id }) => id === terminal)?.busy === false,
  );
}

async function typeCommand(
  learner: ClassLearner,
  lesson: CourseLesson,
  action: ShellAction,
): Promise<number[]> {
  const terminal = await learner.terminal('shell');
  const folder = action.dir ?? lesson.lesson.directory ?? '';
  const times: number[] = [];
  for (const line of [`cd ~/${folder}`, action.text]) {
    times.push(...(await typeByHand(terminal, line)));
    learner.told.terminals = [];
    terminal.send({ type: 'input', data: '\r' });
    await untilIdle(learner, 'shell');
  }
  return times;
}
