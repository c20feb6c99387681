import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { Engine } from '../engine/engine.ts';
import { WORKBENCH_IMAGE } from '../workbench/container.ts';
import { measureDisk } from '../workbench/disk-use.ts';
import { GUESSED_LAB, type LabFigures } from './capacity.ts';
import type { ClassLabs } from './class-labs.ts';
import { containersByLab, figuresOf } from './engine-figures.ts';
import { lessonsOfClass } from './lessons-of-class.ts';
import { machineFacts } from './machine.ts';
import { until } from './until.ts';

/** A lab at the start of this lesson has a source and a replica that reads from it. */
const AFTER_REPLICATION = '07-see-it-work';
const MYSQL_IMAGE = 'mysql:9.7';
const READY_WITHIN_MS = 10 * 60_000;
const DONE_WITHIN_MS = 15 * 60_000;
/** Servers settle for a while after the last statement; the most of these is what a lab takes. */
const SAMPLES = 4;
const BETWEEN_SAMPLES_MS = 2_000;

const FILE = 'class-trial.json';
const Kept = z.object({
  of: z.string(),
  lab: z.object({
    memoryBytes: z.number().positive(),
    diskBytes: z.number().positive(),
    asyncIo: z.number().positive(),
    seconds: z.number().positive(),
  }),
});

/** The measurement of an earlier start, if it was of this machine, this engine and these images. */
export async function keptTrial(home: string, engine: Engine): Promise<LabFigures | undefined> {
  let text: string;
  try {
    text = await readFile(join(home, FILE), 'utf8');
  } catch {
    // Nothing has been measured yet.
    return undefined;
  }
  const kept = z.safeParse(Kept, parsed(text));
  return kept.success && kept.data.of === (await subject(engine)) ? kept.data.lab : undefined;
}

/** Brings a lab up as the lessons do, measures it, and keeps what was found. The lab is for the caller to remove. */
export async function measureLab(
  labs: ClassLabs,
  lab: string,
  home: string,
  signal: AbortSignal,
): Promise<LabFigures> {
  const begun = performance.now();
  const session = labs.open(lab, { awaited: false });
  if (!(await until(session, () => session.ready, READY_WITHIN_MS, signal))) {
    throw new Error('the trial lab was not ready in time');
  }
  const [step] = (await lessonsOfClass()).find(({ slug }) => slug === AFTER_REPLICATION)?.steps ?? [];
  if (step === undefined) throw new Error(`there is no lesson ${AFTER_REPLICATION}`);
  const { course } = session.parts;
  const before = await machineFacts(session);
  course.goTo(AFTER_REPLICATION, step);
  await until(session, () => !session.ready || course.task()?.outcome !== undefined, DONE_WITHIN_MS, signal);
  const task = course.task();
  if (task?.outcome !== 'succeeded') {
    throw new Error(`the trial lab did not get to ${AFTER_REPLICATION}: ${task?.detail ?? 'no answer'}`);
  }
  const seconds = (performance.now() - begun) / 1000;
  const after = await machineFacts(session);
  return labs.withEngine(async (engine) => {
    const { docker } = engine;
    const containers = (await containersByLab(docker)).get(lab) ?? [];
    let memoryBytes = 0;
    for (let sample = 0; sample < SAMPLES; sample++) {
      await delay(BETWEEN_SAMPLES_MS, undefined, { signal });
      const figures = await figuresOf(docker, containers);
      memoryBytes = Math.max(
        memoryBytes,
        figures.reduce((sum, figure) => sum + figure.memoryBytes, 0),
      );
    }
    const diskBytes = (await measureDisk(engine)).get(lab)?.all ?? 0;
    const found: LabFigures = {
      memoryBytes,
      diskBytes,
      // Less than nothing where other servers of the machine have stopped meanwhile.
      asyncIo: Math.max(after.asyncIo.taken - before.asyncIo.taken, GUESSED_LAB.asyncIo),
      seconds: Math.round(seconds),
    };
    if (memoryBytes === 0 || diskBytes === 0) throw new Error('the engine tells no figures of containers');
    await writeFile(join(home, FILE), JSON.stringify({ of: await subject(engine), lab: found }));
    return found;
  });
}

/** What a measurement holds for: another machine, engine or image is measured anew. */
async function subject({ docker, info }: Engine): Promise<string> {
  const images = await Promise.all(
    [MYSQL_IMAGE, WORKBENCH_IMAGE].map(async (image) => (await docker.getImage(image).inspect()).Id),
  );
  return [info.version, String(info.memoryBytes), ...images].join(' ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half written by a server that was killed: measured anew.
    return undefined;
  }
}
