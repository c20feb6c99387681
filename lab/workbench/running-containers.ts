import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Engine } from '../engine/engine.ts';
import { KIND_LABEL, labFilter, RDS_KIND } from '../engine/lab-names.ts';
import { ifFound, statusOf } from './container.ts';

const FILE = 'running-containers.json';
const Ids = z.array(z.string());
/** What a database needs to end well. */
const STOP_SECONDS = 10;

/** Stops the learner's running containers and notes which they were. */
export async function stopContainers({ docker }: Engine, lab: string, directory: string): Promise<void> {
  const running = await docker.listContainers({ filters: { ...labFilter(lab), status: ['running'] } });
  const ids = running
    .filter(({ Labels }) => !['workbench', RDS_KIND].includes(Labels[KIND_LABEL] ?? ''))
    .map(({ Id }) => Id);
  await writeFile(join(directory, FILE), JSON.stringify(ids), { mode: 0o600 });
  await Promise.all(ids.map((id) => unlessThere(docker.getContainer(id).stop({ t: STOP_SECONDS }))));
}

/** Starts again what `stopContainers` stopped, as far as it is still there. */
export async function startContainers({ docker }: Engine, directory: string): Promise<void> {
  const path = join(directory, FILE);
  const ids = await readFile(path, 'utf8').then(
    (text) => Ids.parse(JSON.parse(text)),
    // None was noted, or not in a way that can be read: the learner starts what is needed.
    () => [],
  );
  await Promise.all(
    ids.map(async (id) => {
      // One that cannot start, over a port that is taken for example, shows that in its own state.
      await unlessThere(docker.getContainer(id).start()).catch(() => undefined);
    }),
  );
  await rm(path, { force: true });
}

/** 304: it is in that state already. */
async function unlessThere(change: Promise<unknown>): Promise<void> {
  try {
    await ifFound(change);
  } catch (error) {
    if (statusOf(error) !== 304) throw error;
  }
}
