import type { ClassLab } from './class-labs.ts';

/** The engine's machine as it is now. */
export type MachineFacts = {
  memoryBytes: number;
  memoryFreeBytes: number;
  diskFreeBytes: number;
  /** Requests of asynchronous I/O that the kernel lets all programs together have, and those they have: InnoDB takes many. */
  asyncIo: { most: number; taken: number };
  /** Of the last minute. */
  load: number;
};

/**
 * Asks the machine from inside a workbench, which sees its memory and the disk that volumes are on wherever the engine
 * is: here, in a desktop's virtual machine, or far away. Not to be asked of a learner's: theirs may say anything.
 */
export async function machineFacts({ parts }: ClassLab): Promise<MachineFacts> {
  const { workbench } = parts;
  const read = await workbench.exec(['cat', '/proc/meminfo', '/proc/loadavg']);
  const disk = await workbench.exec(['df', '-B1', '--output=avail', '/workspace']);
  const asyncIo = await workbench.exec(['cat', '/proc/sys/fs/aio-max-nr', '/proc/sys/fs/aio-nr']);
  return readFacts(read.stdout, disk.stdout, asyncIo.stdout);
}

/** @throws Error when it is not what Linux answers. */
export function readFacts(memoryAndLoad: string, disk: string, asyncIo: string): MachineFacts {
  const kilobytes = (name: string): number => {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(memoryAndLoad)?.[1];
    if (found === undefined) throw new Error(`/proc/meminfo does not tell ${name}`);
    return Number(found) * 1024;
  };
  const load = /^(\d+\.\d+) \d+\.\d+ \d+\.\d+ \d+\/\d+ \d+$/m.exec(memoryAndLoad)?.[1];
  const free = /^\s*(\d+)\s*$/m.exec(disk)?.[1];
  const [, most, taken] = /^(\d+)\n(\d+)$/.exec(asyncIo.trim()) ?? [];
  if (most === undefined || taken === undefined)
    throw new Error('/proc/sys/fs does not tell of asynchronous I/O');
  if (load === undefined) throw new Error('/proc/loadavg does not tell the load');
  if (free === undefined) throw new Error('df does not tell what is free');
  return {
    memoryBytes: kilobytes('MemTotal'),
    memoryFreeBytes: kilobytes('MemAvailable'),
    diskFreeBytes: Number(free),
    asyncIo: { most: Number(most), taken: Number(taken) },
    load: Number(load),
  };
}
