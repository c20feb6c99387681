import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Engine } from '../engine/engine.ts';
import { measureDisk, type DiskUse } from './disk-use.ts';

const MEASURE_EVERY_MS = 30_000;
/** Measuring takes the disk's time from those who work: at most a tenth of it. */
const MEASURE_PART = 10;
/** Asking how much is free costs nothing, so that a lab that writes fast is measured at once. */
const LOOK_EVERY_MS = 2_000;
const FALL_TO_MEASURE = 1024 ** 3;
/** Below this the machine itself is in danger, and with it every lab. */
const FREE_LEAST = 2 * 1024 ** 3;

const Info = z.object({ DockerRootDir: z.string() });

/** One measurement, as it concerns one lab. */
export type DiskMeasured = {
  use: DiskUse;
  /** The engine's disk is nearly full, whoever has filled it. */
  isMachineFull: boolean;
};

type Watcher = (measured: DiskMeasured) => void;

export type DiskWatching = {
  /** Has it measured soon: somebody waits for it. */
  measureSoon(): void;
  stop(): void;
};

/** One for all labs of an engine, because the engine measures everything whoever asks. */
const watches = new WeakMap<Engine['docker'], DiskWatch>();

/** Tells what the lab takes on the engine's disk, every half minute and when the disk fills quickly. */
export function watchDisk(engine: Engine, lab: string, watcher: Watcher): DiskWatching {
  let watch = watches.get(engine.docker);
  if (watch === undefined) watches.set(engine.docker, (watch = new DiskWatch(engine)));
  return watch.add(lab, watcher);
}

class DiskWatch {
  readonly #engine: Engine;
  readonly #watchers = new Map<Watcher, string>();
  #stopping: AbortController | undefined;
  #isAwaited = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  add(lab: string, watcher: Watcher): DiskWatching {
    this.#watchers.set(watcher, lab);
    if (this.#stopping === undefined) {
      this.#stopping = new AbortController();
      void this.#keepMeasuring(this.#stopping.signal);
    }
    return {
      measureSoon: () => {
        this.#isAwaited = true;
      },
      stop: () => {
        this.#watchers.delete(watcher);
        if (this.#watchers.size > 0) return;
        this.#stopping?.abort();
        this.#stopping = undefined;
      },
    };
  }

  async #keepMeasuring(signal: AbortSignal): Promise<void> {
    // An engine that does not answer now is measured in vain anyway.
    const folder = await dataFolder(this.#engine).catch(() => undefined);
    while (!signal.aborted) {
      const startedAt = Date.now();
      this.#isAwaited = false;
      const free = await freeBytes(folder);
      try {
        const uses = await measureDisk(this.#engine);
        const isMachineFull = free !== undefined && free < FREE_LEAST;
        for (const [watcher, lab] of this.#watchers)
          watcher({ use: uses.get(lab) ?? { all: 0, workbench: 0 }, isMachineFull });
      } catch {
        // The engine is away, or a container went while it was listed: the next measurement tells.
      }
      const took = Date.now() - startedAt;
      // Awaited or not, most of the time is for those who work. Rejects only when nobody watches any more.
      await wait(took * 2, undefined, { signal, ref: false }).catch(() => undefined);
      const until = Date.now() + Math.max(MEASURE_EVERY_MS, took * MEASURE_PART);
      await this.#rest(until, folder, free, signal);
    }
  }

  /** Until it is time again, or much has been written. */
  async #rest(
    until: number,
    folder: string | undefined,
    before: number | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    while (Date.now() < until && !signal.aborted && !this.#isAwaited) {
      // As above.
      await wait(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      const free = await freeBytes(folder);
      if (before === undefined || free === undefined) continue;
      const hasFallenLow = free < FREE_LEAST && before >= FREE_LEAST;
      if (before - free > FALL_TO_MEASURE || hasFallenLow) return;
    }
  }
}

/** Where the engine keeps its data on this machine; undefined where it runs in a machine of its own. */
async function dataFolder({ docker, address, info }: Engine): Promise<string | undefined> {
  if (address.kind !== 'socket') return undefined;
  // Our own engine's folder has another name in its own root file system.
  return info.kind === 'own'
    ? join(dirname(dirname(address.path)), 'data')
    : Info.parse(await docker.info()).DockerRootDir;
}

async function freeBytes(folder: string | undefined): Promise<number | undefined> {
  if (folder === undefined) return undefined;
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    // No such folder here: behind the socket is another machine, as with Docker Desktop.
    return undefined;
  }
}
