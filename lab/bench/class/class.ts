import { join } from 'node:path';
import type { Engine } from '../../engine/engine.ts';
import { openEngine } from '../../engine/open-engine.ts';
import { describeRow, median, percentile, type Figure, type Row } from '../figure.ts';
import { breakAll } from './breaking.ts';
import { ClassServer } from './class-server.ts';
import { labUse } from './engine-memory.ts';
import { practise } from './hand.ts';
import { highest } from './highest.ts';
import type { ClassLearner } from './learner.ts';
import { nothingMeasured, type Measured } from './measured.ts';
import { readOptions } from './options.ts';
import { joinAtOnce, typeAll, untilPrepared, walkAll } from './play.ts';
import { soak } from './soak.ts';
import { lessonPath } from './walk.ts';

const ALONE_KEYS = 120;
const SLOW_STEPS = 4;
const MEGABYTE = 1e6;
/** Room for those who come when the highest number is looked for. */
const PLACES_MOST = 60;

/** Everyone of a class at once: they join, walk to a source and a replica that replicates, and type. */
export const classLoad: Figure = {
  name: 'class',
  about:
    'a class under load; options: --labs 15, --highest, --soak MINUTES, --break (kills the server, and the engine where it is our own)',
  onlyByName: true,
  async run(benchHome, args) {
    const options = readOptions(args);
    const home = join(benchHome, 'class');
    const lessons = await lessonPath();
    const server = await ClassServer.start(home, options.highest ? PLACES_MOST : options.labs);
    let learners: ClassLearner[] = [];
    let engine: Engine | undefined;
    try {
      await untilPrepared(server);
      engine = await openEngine({ home, onProgress: () => undefined });
      const measured = nothingMeasured();
      const empty = await server.held();

      const aloneToPrompt: number[] = [];
      learners = await joinAtOnce(server, ['Learner 1'], aloneToPrompt);
      const [first] = learners;
      if (first === undefined) throw new Error('nobody joined');
      const alone = await practise(await first.terminal('shell'), ALONE_KEYS);
      console.log(`  one learner alone: ${told(aloneToPrompt)} to the prompt, echo ${told(alone)}`);

      const names = Array.from({ length: options.labs - 1 }, (_, index) => `Learner ${index + 2}`);
      learners.push(...(await joinAtOnce(server, names, measured.joinToPrompt)));
      console.log(`  ${learners.length} learners are in`);
      await walkAll(learners, lessons, measured);
      tellSlowSteps(measured);
      for (const failure of measured.failed) console.log(`  FAILED ${failure}`);
      measured.echoTyping = await typeAll(learners);
      const full = await server.held();
      tell(await rowsOf({ engine, learners, lessons, measured, alone, aloneToPrompt, empty, full }));
      if (options.soak > 0) tell(await soak({ server, engine, learners, lessons, minutes: options.soak }));
      if (options.break) tell(await breakAll({ server, home, engine, learners }));
      if (options.highest) tell(await highest({ server, learners, lessons, alone }));
      return [];
    } finally {
      for (const learner of learners) learner.close();
      await engine?.close();
      console.log(`  the end of the class: ${await server.end()}`);
    }
  },
};

/** At once: what comes after may take an hour, and break. */
function tell(rows: Row[]): void {
  for (const row of rows) console.log(describeRow(row));
}

async function rowsOf(given: {
  engine: Engine;
  learners: ClassLearner[];
  lessons: { steps: unknown[] }[];
  measured: Measured;
  alone: number[];
  aloneToPrompt: number[];
  empty: { memory: number };
  full: { memory: number };
}): Promise<Row[]> {
  const { engine, learners, lessons, measured, alone, aloneToPrompt, empty, full } = given;
  const steps = lessons.reduce((sum, lesson) => sum + lesson.steps.length, 0) * learners.length;
  const uses: number[] = [];
  for (const { lab } of learners) uses.push((await labUse(engine, lab)).bytes);
  const ms = { unit: 'ms' } as const;
  return [
    { what: 'steps that went green', ours: measured.green, peer: steps, peerName: 'steps', unit: 'steps' },
    ...echoRows('while all walk', measured.echoWalking, alone),
    ...echoRows('while all type', measured.echoTyping, alone),
    ...[0.5, 0.95].map((share): Row => ({
      what: `join to prompt p${share * 100}, ${learners.length - 1} at once`,
      ours: percentile(measured.joinToPrompt, share),
      peer: percentile(aloneToPrompt, share),
      peerName: 'one alone',
      ...ms,
    })),
    {
      what: `fact to green p95, at most (${measured.greenBefore} of ${measured.green} were green before their command had ended)`,
      ours: percentile(
        measured.factToGreen.map(({ time }) => time),
        0.95,
      ),
      peer: 1000,
      peerName: 'aim',
      ...ms,
    },
    {
      what: 'server memory for each learner',
      ours: (full.memory - empty.memory) / learners.length / MEGABYTE,
      peer: empty.memory / MEGABYTE,
      peerName: 'server without learners',
      unit: 'MB',
    },
    {
      what: `engine memory for each lab (p95 of ${uses.length})`,
      ours: percentile(uses, 0.95) / MEGABYTE,
      peer: percentile(uses, 0.5) / MEGABYTE,
      peerName: 'p50',
      unit: 'MB',
    },
  ];
}

/** Some steps ask for what takes a while by itself, such as a server that starts. */
function tellSlowSteps({ factToGreen }: Measured): void {
  const bySlowness = [...Map.groupBy(factToGreen, ({ step }) => step)]
    .map(([step, seen]) => ({ step, p50: median(seen.map(({ time }) => time)) }))
    .toSorted((one, other) => other.p50 - one.p50);
  for (const { step, p50 } of bySlowness.slice(0, SLOW_STEPS))
    console.log(`  fact to green p50, at most ${p50.toFixed(0)} ms: ${step}`);
}

function echoRows(when: string, times: number[], alone: number[]): Row[] {
  return [0.5, 0.95].map((share) => ({
    what: `echo p${share * 100} ${when}`,
    ours: percentile(times, share),
    peer: percentile(alone, share),
    peerName: 'one alone',
    unit: 'ms',
  }));
}

function told(times: number[]): string {
  return `p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`;
}
