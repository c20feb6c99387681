import type { Engine } from '../engine/engine.ts';
import { KIND_LABEL, labFilter, labNames, RDS_PART_LABEL } from '../engine/lab-names.ts';
import type { Changes } from './changes.ts';
import { ifFound, statusOf } from './container.ts';
import type { DiskUse } from './disk-use.ts';
import { watchDisk, type DiskMeasured } from './disk-watch.ts';

/** Over the limit nothing new begins. So far over it, what runs is stopped. */
const STOP_AT = 1.5;
/** Who has written this much between two looks fills the disk; a shell that notes its history does not. */
const FAST_GROWTH = 32 * 1024 ** 2;
/** What a database needs to end well. */
const STOP_SECONDS = 10;

export type DiskFull = { code: 'lab-disk-full' | 'disk-full'; values: Record<string, string> };

/** Keeps a lab within its part of the engine's disk, as far as measuring now and then can. */
export interface DiskGuard {
  /** Bytes; undefined until they were measured. */
  used(): number | undefined;
  /** Why nothing more may be begun that writes; undefined while all is well. */
  full(): DiskFull | undefined;
  stop(): void;
}

export function guardDisk(engine: Engine, lab: string, limit: number, changes: Changes): DiskGuard {
  let last: DiskUse | undefined;
  let full: DiskFull | undefined;

  const tell = (now: DiskFull | undefined) => {
    if (JSON.stringify(now) === JSON.stringify(full)) return;
    if (full !== undefined) changes.tell({ kind: 'notice', ...full, over: true });
    if (now !== undefined) changes.tell({ kind: 'notice', ...now });
    full = now;
  };

  const look = ({ use, isMachineFull }: DiskMeasured) => {
    const before = last ?? use;
    last = use;
    tell(whyFull(use, limit, isMachineFull));
    const fills = (part: keyof DiskUse) => use[part] - before[part] > FAST_GROWTH;
    const isFarOver = use.all > limit * STOP_AT;
    const stopping: Promise<void>[] = [];
    if (isFarOver || (isMachineFull && fills('all'))) stopping.push(stopWriters(engine, lab));
    // What writes in the workbench ends with it; the link finds it again, and the files are in the volume.
    if ((isFarOver || isMachineFull) && fills('workbench')) stopping.push(restartWorkbench(engine, lab));
    // What could not be stopped now is tried again after the next measurement.
    void Promise.allSettled(stopping);
  };

  const watching = watchDisk(engine, lab, look);
  return {
    used: () => last?.all,
    full() {
      // Whoever asks has perhaps made room just now.
      if (full !== undefined) watching.measureSoon();
      return full;
    },
    stop: () => watching.stop(),
  };
}

function whyFull({ all }: DiskUse, limit: number, isMachineFull: boolean): DiskFull | undefined {
  if (all > limit)
    return { code: 'lab-disk-full', values: { used: gigabytes(all), limit: gigabytes(limit) } };
  return isMachineFull ? { code: 'disk-full', values: {} } : undefined;
}

const gigabytes = (bytes: number) => (bytes / 1024 ** 3).toFixed(1);

/** The containers stay as they are, and what they hold: their learner starts them again when there is room. */
async function stopWriters({ docker }: Engine, lab: string): Promise<void> {
  const running = await docker.listContainers({ filters: { ...labFilter(lab), status: ['running'] } });
  // The container of a build has the lab's label and no kind.
  const writers = running.filter(
    ({ Labels }) =>
      [undefined, 'learner'].includes(Labels[KIND_LABEL]) || Labels[RDS_PART_LABEL] === 'server',
  );
  await Promise.all(writers.map(({ Id }) => unlessSo(docker.getContainer(Id).stop({ t: STOP_SECONDS }))));
}

async function restartWorkbench({ docker }: Engine, lab: string): Promise<void> {
  await unlessSo(docker.getContainer(labNames(lab).workbench).restart({ t: 0 }));
}

/** 304: it is so already, 404: it is gone. */
async function unlessSo(change: Promise<unknown>): Promise<void> {
  try {
    await ifFound(change);
  } catch (error) {
    if (statusOf(error) !== 304) throw error;
  }
}
