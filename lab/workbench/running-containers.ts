import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Engine } from '../engine/engine.ts';
import { KIND_LABEL, labFilter, labNames } from '../engine/lab-names.ts';
import { ifFound, statusOf } from './container.ts';
import { labDirectory } from './lab-directory.ts';

const FILE = 'running-containers.json';
const Ids = z.array(z.string());
/** What a database needs to end well. */
const STOP_SECONDS = 10;
const WORKBENCH_STOP_SECONDS = 2;
const UP = ['running', 'paused', 'restarting'];

/** Stops the learner's running containers and notes which they were. */
export async function stopContainers(engine: Engine, lab: string, directory: string): Promise<void> {
  const running = await runningContainers(engine, lab);
  await writeNote(directory, running);
  await stopAll(engine, running);
}

/**
 * Stops all that runs of a lab that is not open, RDS too, and keeps the note of what is to run again. Where the
 * workbench does not run, the lab was stopped before, or its engine was: what was noted then still counts.
 */
export async function stopLab(engine: Engine, lab: string, home: string): Promise<void> {
  const { docker } = engine;
  const all = await docker.listContainers({ filters: { ...labFilter(lab), status: UP } });
  if (all.length === 0) return;
  const directory = labDirectory(home, lab);
  const noted = (await workbenchRuns(engine, lab)) ? [] : await readNote(directory);
  const running = await runningContainers(engine, lab);
  await writeNote(directory, [...new Set([...noted, ...running])]);
  await stopAll(engine, running);
  const own = all.map(({ Id }) => Id).filter((id) => !running.includes(id));
  await stopAll(engine, own, WORKBENCH_STOP_SECONDS);
}

/** Starts again what was noted, as far as it is still there. */
export async function startContainers({ docker }: Engine, directory: string): Promise<void> {
  await Promise.all(
    (await readNote(directory)).map(async (id) => {
      // One that cannot start, over a port that is taken for example, shows that in its own state.
      await unlessThere(docker.getContainer(id).start()).catch(() => undefined);
    }),
  );
}

/** The learner's containers that run now. */
export async function runningContainers({ docker }: Engine, lab: string): Promise<string[]> {
  const running = await docker.listContainers({ filters: { ...labFilter(lab), status: UP } });
  return running.filter(({ Labels }) => Labels[KIND_LABEL] === 'learner').map(({ Id }) => Id);
}

/** A workbench that runs says that neither the lab nor its engine was stopped since it was started. */
export async function workbenchRuns({ docker }: Engine, lab: string): Promise<boolean> {
  const found = await ifFound(docker.getContainer(labNames(lab).workbench).inspect());
  return found?.State.Running === true;
}

export async function readNote(directory: string): Promise<string[]> {
  return readFile(join(directory, FILE), 'utf8').then(
    (text) => Ids.parse(JSON.parse(text)),
    // None was noted, or not in a way that can be read: the learner starts what is needed.
    () => [],
  );
}

/** Whole or not at all, also where the server is killed meanwhile. */
export async function writeNote(directory: string, ids: string[]): Promise<void> {
  const path = join(directory, FILE);
  await writeFile(`${path}.part`, JSON.stringify(ids), { mode: 0o600 });
  await rename(`${path}.part`, path);
}

async function stopAll({ docker }: Engine, ids: string[], seconds = STOP_SECONDS): Promise<void> {
  await Promise.all(ids.map((id) => unlessThere(docker.getContainer(id).stop({ t: seconds }))));
}

/** 304: it is in that state already. */
async function unlessThere(change: Promise<unknown>): Promise<void> {
  try {
    await ifFound(change);
  } catch (error) {
    if (statusOf(error) !== 304) throw error;
  }
}
