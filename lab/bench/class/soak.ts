import { setTimeout as delay } from 'node:timers/promises';
import { Task } from '../../contract/course-state.ts';
import { path, routes } from '../../contract/routes.ts';
import type { CourseLesson } from '../../course/lessons.ts';
import type { Engine } from '../../engine/engine.ts';
import { median, type Row } from '../figure.ts';
import type { ClassServer, Held } from './class-server.ts';
import { labUse } from './engine-memory.ts';
import type { ClassLearner } from './learner.ts';
import { nothingMeasured } from './measured.ts';
import { typeAll, untilPrompt, walkAll } from './play.ts';

const IDLE_MS = 10_000;
type Sample = Held & { labProcesses: number };

/**
 * Again and again: everyone begins anew, walks, types, loses the connection, sleeps and wakes. What the server holds is
 * looked at after each round, always in the same state.
 */
export async function soak(given: {
  server: ClassServer;
  engine: Engine;
  learners: ClassLearner[];
  lessons: CourseLesson[];
  minutes: number;
}): Promise<Row[]> {
  const { server, engine, learners, lessons, minutes } = given;
  const samples: Sample[] = [];
  const failed: string[] = [];
  for (const end = Date.now() + minutes * 60_000; Date.now() < end || samples.length < 4;) {
    await Promise.all(learners.map(beginAnew));
    const measured = nothingMeasured();
    await walkAll(learners, lessons, measured);
    failed.push(...measured.failed.map((failure) => `round ${samples.length + 1}, ${failure}`));
    await typeAll(learners);
    for (const learner of learners) learner.loseConnection();
    await Promise.all(learners.map(untilPrompt));
    await sleepAndWake(server, learners);
    await delay(IDLE_MS);
    const now = await sample(server, engine, learners);
    samples.push(now);
    const { memory, handles, processes, labProcesses } = now;
    console.log(
      `  round ${samples.length}: ${(memory / 1e6).toFixed(0)} MB, ${handles} handles, ${processes} processes, ${labProcesses} in the labs`,
    );
  }
  for (const failure of failed) console.log(`  FAILED ${failure}`);
  // The first round fills caches and opens what stays open.
  const third = Math.max(1, Math.floor((samples.length - 1) / 3));
  const [early, late] = [samples.slice(1, 1 + third), samples.slice(-third)];
  const row = (what: string, unit: Row['unit'], of: (sample: Sample) => number): Row => ({
    what: `soak of ${minutes} minutes, ${samples.length} rounds: ${what} in the last third`,
    ours: median(late.map(of)),
    peer: median(early.map(of)),
    peerName: 'first third',
    unit,
  });
  return [
    row('server memory', 'MB', ({ memory }) => memory / 1e6),
    row('server handles', 'handles', ({ handles }) => handles),
    row('server processes', 'processes', ({ processes }) => 1 + processes),
    row("processes in the learners' labs", 'processes', ({ labProcesses }) => labProcesses),
  ];
}

async function beginAnew(learner: ClassLearner): Promise<void> {
  const begun = Task.parse(await learner.call('POST', path(routes.reset, { lab: learner.lab })));
  await learner.until('an empty lab', ({ task }) => task?.id === begun.id && task.outcome === 'succeeded');
}

/** As the instructor's pause does to all. */
async function sleepAndWake(server: ClassServer, learners: ClassLearner[]): Promise<void> {
  await server.server.call('POST', routes.classPause);
  await Promise.all(
    learners.map((learner) => learner.until('a paused lab', ({ lab }) => lab?.phase === 'paused')),
  );
  await server.server.call('DELETE', routes.classPause);
  await Promise.all(
    learners.map(async (learner) => {
      await learner.until('a lab that is back', ({ lab }) => lab?.phase === 'ready');
      await untilPrompt(learner);
    }),
  );
}

async function sample(server: ClassServer, engine: Engine, learners: ClassLearner[]): Promise<Sample> {
  let labProcesses = 0;
  for (const { lab } of learners) labProcesses += (await labUse(engine, lab)).processes;
  return { ...(await server.held()), labProcesses };
}
