import { LabError } from '../../contract/lab-error.ts';
import { engineAt } from '../engine-at.ts';
import type { Engine, OnProgress } from '../engine.ts';
import { explainFailure } from '../packages/explain-failure.ts';
import { installMissing, type Wanted } from '../packages/host-packages.ts';
import type { Found } from '../reach.ts';
import { findDaemon, startDaemon, stopDaemon } from './daemon.ts';
import { tryLock, type HomeLock } from './home-lock.ts';
import { planNetwork } from './network.ts';
import { ownPlace, type OwnPlace } from './place.ts';
import { waitFor } from './processes.ts';
import { ensureRootFiles, refreshRootFiles } from './root-files.ts';

/** What an engine of our own needs of this machine, and the packages that bring it. */
export const neededPrograms: Wanted = {
  mmdebstrap: 'mmdebstrap',
  iptables: 'iptables',
  ip: 'iproute2',
  unshare: 'util-linux',
  mount: 'mount',
};

/** Another start of the same home may have everything to make first. */
const OTHER_START_LIMIT_MS = 300_000;

export type OpenOwn = { home: string; onProgress: OnProgress; signal?: AbortSignal | undefined };

/**
 * An engine of our own below `home`. One that runs there already, left by a server that was killed, is taken over;
 * one that another process has opened is shared, and that process stops it.
 */
export async function openOwnEngine(options: OpenOwn): Promise<Engine> {
  const place = await ownPlace(options.home);
  const lock = await lockOrEngine(place, options.signal);
  if ('address' in lock) return engineAt({ ...lock, kind: 'own', stop: () => Promise.resolve() });
  try {
    const found = (await findDaemon(place)) ?? (await startAnew(place, options));
    return await engineAt({
      ...found,
      kind: 'own',
      async stop() {
        await stopDaemon(place);
        await lock.release();
      },
    });
  } catch (error) {
    await lock.release();
    throw explainFailure(error, 'engine-start-failed');
  }
}

/** The lock of the home, or the engine of the process that has it. */
async function lockOrEngine(place: OwnPlace, signal: AbortSignal | undefined): Promise<HomeLock | Found> {
  let got: HomeLock | Found | undefined;
  const settled = async () => {
    signal?.throwIfAborted();
    got = (await tryLock(place.id)) ?? (await findDaemon(place));
    return got !== undefined;
  };
  await waitFor(settled, OTHER_START_LIMIT_MS);
  if (got === undefined) {
    throw new LabError('engine-start-failed', {
      detail: 'another process is starting it and does not get on',
    });
  }
  return got;
}

async function startAnew(place: OwnPlace, { onProgress, signal }: OpenOwn): Promise<Found> {
  await installMissing(neededPrograms, onProgress, signal);
  await stopDaemon(place); // what a killed server, or a killed engine, may have left
  const root = await ensureRootFiles(place.folder, onProgress, signal);
  await refreshRootFiles(root);
  const startedAt = Date.now();
  onProgress({ task: 'engine-start', startedAt });
  try {
    const found = await startDaemon(place, root, await planNetwork(place.id), signal);
    onProgress({ task: 'engine-start', startedAt, finishedAt: Date.now() });
    return found;
  } catch (error) {
    await stopDaemon(place);
    throw error;
  }
}
