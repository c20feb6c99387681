import type { ClassState } from '../contract/class.ts';
import type { MachineFacts } from './machine.ts';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** What one lab takes: measured with a source and a replica, or guessed before that. */
export type LabFigures = {
  memoryBytes: number;
  diskBytes: number;
  /** Requests of asynchronous I/O that its two servers hold. */
  asyncIo: number;
  seconds: number;
};

/** Before anything was measured on a machine; more than a lab of a source and a replica has been seen to take. */
export const GUESSED_LAB: LabFigures = {
  memoryBytes: 1.25 * GIB,
  diskBytes: GIB,
  asyncIo: 2 * 2816,
  seconds: 120,
};

/** Learners do more in a lab than the lessons: caches fill, one more server is tried. */
const GROWTH = 1.2;
const DISK_GROWTH = 2;
/** What this server itself holds for a lab: its link, its terminals' screens, its windows. */
const SERVER_MEMORY_PER_LAB = 40 * MIB;
/** Kept free for the engine, this server, the stage and the page cache. */
const reservedMemory = (total: number): number => Math.max(GIB, total / 10);
const RESERVED_DISK = 4 * GIB;
export const LABS_MOST = 200;

export type CapacityFacts = {
  lab: LabFigures;
  machine: MachineFacts;
  /** What the class's labs hold of the machine already. */
  held: { memoryBytes: number; diskBytes: number; asyncIo: number };
  /** `--labs` */
  chosen?: number | undefined;
};

/** How many labs the machine holds, and what would give first with one more. */
export function capacityOf({ lab, machine, held, chosen }: CapacityFacts): {
  labs: number;
  boundBy: ClassState['capacity']['boundBy'];
} {
  const memory = machine.memoryFreeBytes + held.memoryBytes - reservedMemory(machine.memoryBytes);
  const disk = machine.diskFreeBytes + held.diskBytes - RESERVED_DISK;
  // A server that gets none does not start, and one that is being made then stays half made.
  const asyncIo = machine.asyncIo.most - machine.asyncIo.taken + held.asyncIo;
  const bounds = [
    { boundBy: 'chosen' as const, labs: Math.min(chosen ?? LABS_MOST, LABS_MOST) },
    { boundBy: 'memory' as const, labs: memory / (lab.memoryBytes * GROWTH + SERVER_MEMORY_PER_LAB) },
    { boundBy: 'disk' as const, labs: disk / (lab.diskBytes * DISK_GROWTH) },
    { boundBy: 'async-io' as const, labs: asyncIo / (lab.asyncIo * GROWTH) },
  ];
  const [least] = bounds
    .map(({ boundBy, labs }) => ({ boundBy, labs: Math.max(0, Math.floor(labs)) }))
    .sort((one, other) => one.labs - other.labs);
  return least ?? { boundBy: 'chosen', labs: 0 };
}
