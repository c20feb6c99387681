import type { LearnerRow } from '../contract/class.ts';
import type { Engine } from '../engine/engine.ts';
import { measureDisk, type DiskUse } from '../workbench/disk-use.ts';
import type { ClassLabs } from './class-labs.ts';
import { containersByLab, figuresOf } from './engine-figures.ts';
import type { Report } from './report.ts';

/** By container: time on processors, and when it was read. */
type CpuTimes = Map<string, { nanoseconds: number; at: number }>;
type Use = NonNullable<LearnerRow['use']>;

const EVERY_MS = 10_000;
/** Disk is counted by the engine walking through it: seldom. */
const DISK_EVERY_MS = 60_000;

export type UseOptions = {
  labs: Pick<ClassLabs, 'withEngine'>;
  changed: () => void;
  report: Report;
};

/** What each lab takes of the machine, measured only while an instructor looks. */
export class LabUse {
  readonly #options: UseOptions;
  readonly #uses = new Map<string, Use>();
  #cpu: CpuTimes = new Map();
  #disk = new Map<string, DiskUse>();
  #diskAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #on = false;
  #measuring = false;

  constructor(options: UseOptions) {
    this.#options = options;
  }

  of(lab: string): Use | undefined {
    return this.#uses.get(lab);
  }

  /** Measures from now on, or no longer. */
  set on(on: boolean) {
    if (on === this.#on) return;
    this.#on = on;
    clearTimeout(this.#timer);
    // One that is under way goes on by itself: a second beside it would never end.
    if (on && !this.#measuring) this.#again(0);
  }

  #again(wait: number): void {
    this.#timer = setTimeout(() => {
      this.#measuring = true;
      this.#options.labs
        .withEngine((engine) => this.#measure(engine))
        .catch(this.#options.report) // The engine may be away; the next round sees.
        .finally(() => {
          this.#measuring = false;
          if (this.#on) this.#again(EVERY_MS);
        });
    }, wait);
  }

  async #measure(engine: Engine): Promise<void> {
    const { docker } = engine;
    if (Date.now() - this.#diskAt > DISK_EVERY_MS) {
      this.#disk = await measureDisk(engine);
      this.#diskAt = Date.now();
    }
    const byLab = await containersByLab(docker);
    const figures = new Map(
      (await figuresOf(docker, [...byLab.values()].flat())).map((figure) => [figure.id, figure]),
    );
    const now = performance.now();
    const cpu: CpuTimes = new Map();
    this.#uses.clear();
    for (const [lab, ids] of byLab) {
      const use: Use = {
        memoryBytes: 0,
        cpuShare: 0,
        diskBytes: this.#disk.get(lab)?.all ?? 0,
        containers: ids.length,
      };
      for (const id of ids) {
        const figure = figures.get(id);
        if (figure === undefined) continue;
        use.memoryBytes += figure.memoryBytes;
        const before = this.#cpu.get(id);
        if (before !== undefined) {
          const share = (figure.cpuNanoseconds - before.nanoseconds) / 1e6 / (now - before.at);
          // To a hundredth of one processor, so that an idle lab is not told anew all the time.
          use.cpuShare = Math.round((use.cpuShare + Math.max(0, share)) * 100) / 100;
        }
        cpu.set(id, { nanoseconds: figure.cpuNanoseconds, at: now });
      }
      this.#uses.set(lab, use);
    }
    this.#cpu = cpu;
    this.#options.changed();
  }
}
