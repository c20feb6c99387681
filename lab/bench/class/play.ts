import { setTimeout as delay } from 'node:timers/promises';
import type { CourseLesson } from '../../course/lessons.ts';
import type { ClassServer } from './class-server.ts';
import { practise, whenAborted } from './hand.ts';
import { ClassLearner } from './learner.ts';
import type { Measured } from './measured.ts';
import { walk } from './walk.ts';

const CAPACITY_WITHIN_MS = 10 * 60_000;
const ASK_AGAIN_MS = 1_000;
const PRACTISED_KEYS = 60;
const LINE_WITHIN_MS = 60_000;

/** Before the first learner comes: the capacity is measured and the workbenches that stand ready do so. */
export async function untilPrepared(server: ClassServer): Promise<void> {
  for (const end = Date.now() + CAPACITY_WITHIN_MS; Date.now() < end; await delay(ASK_AGAIN_MS)) {
    const { capacity, spares } = (await server.now()).class;
    if (capacity.measured && spares > 0) return;
  }
  throw new Error('the class was not prepared in time');
}

/** So many join at once, each measured from the join to the first prompt. */
export async function joinAtOnce(
  server: ClassServer,
  names: string[],
  joinToPrompt: number[],
): Promise<ClassLearner[]> {
  const { code } = (await server.now()).class;
  const came: ClassLearner[] = [];
  const joining = names.map(async (name) => {
    const begun = performance.now();
    const learner = await ClassLearner.join(server.origin, code, name);
    came.push(learner);
    await learner.open();
    await untilPrompt(learner);
    joinToPrompt.push(performance.now() - begun);
  });
  try {
    await Promise.all(joining);
    return came;
  } catch (error) {
    // Their windows would come back for ever.
    await Promise.allSettled(joining);
    for (const learner of came) learner.close();
    throw error;
  }
}

/** The shell has drawn its prompt, and does what it is told. */
export async function untilPrompt(learner: ClassLearner): Promise<void> {
  await learner.until(
    'the first prompt',
    ({ terminals }) => terminals.find(({ id }) => id === 'shell')?.busy === false,
  );
  await runLine(learner, 'true');
}

/** Runs a command line in the shell to its end; what was half typed before a connection was lost is given up. */
export async function runLine(learner: ClassLearner, line: string): Promise<void> {
  const terminal = await learner.terminal('shell');
  terminal.send({ type: 'input', data: '\u0015' });
  const late = AbortSignal.timeout(LINE_WITHIN_MS);
  await Promise.race([terminal.run(line), whenAborted(late)]);
  if (late.aborted) throw new Error(`${learner.name}: ${line} did not end`);
}

/** Each at their own pace; one who fails is noted, and keeps nobody else from going on. */
export async function walkAll(
  learners: ClassLearner[],
  lessons: CourseLesson[],
  measured: Measured,
): Promise<void> {
  await Promise.all(
    learners.map((learner) =>
      walk(learner, lessons, measured).catch((error: unknown) => {
        measured.failed.push(`${learner.name}: ${error instanceof Error ? error.message : String(error)}`);
      }),
    ),
  );
}

/** Everyone types at once, at human speed. */
export async function typeAll(learners: ClassLearner[]): Promise<number[]> {
  const times = await Promise.all(
    learners.map(async (learner) => practise(await learner.terminal('shell'), PRACTISED_KEYS)),
  );
  return times.flat();
}
