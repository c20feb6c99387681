import { setTimeout as delay } from 'node:timers/promises';
import type { ClassState } from '../contract/class.ts';
import { measureDisk } from '../workbench/disk-use.ts';
import { capacityOf, GUESSED_LAB, type LabFigures } from './capacity.ts';
import type { ClassLabs } from './class-labs.ts';
import { containersByLab, figuresOf, serversIn } from './engine-figures.ts';
import { machineFacts, type MachineFacts } from './machine.ts';
import type { Report } from './report.ts';
import type { Seats } from './seats.ts';
import { keptTrial, measureLab } from './trial.ts';
import { until } from './until.ts';

/** Until the machine could be asked at all. */
const GUESSED_LABS = 3;
const STAGE_READY_WITHIN_MS = 60 * 60_000;
/** An engine that goes away meanwhile is no reason to go by a guess for the whole class. */
const ATTEMPTS = 3;

/** So long a stop waits until the trial lab is gone; the engine may be away, and the next start removes what is left. */
const GONE_WITHIN_MS = 10_000;

/** In the trial lab; a lab has a workbench besides. */
const SERVERS_MEASURED = 2;

export type PreparationOptions = {
  home: string;
  labs: ClassLabs;
  /** The lab that the machine is asked through. */
  stage: string;
  seats: Seats;
  /** `--labs` */
  chosen: number | undefined;
  changed: () => void;
  report: Report;
};

/**
 * Finds out how many labs this machine holds, while the door is open already: first a careful guess, then by what a
 * trial lab takes.
 */
export class Preparation {
  readonly #options: PreparationOptions;
  readonly #stop = new AbortController();
  #lab: LabFigures = GUESSED_LAB;
  #measured = false;
  #boundBy: ClassState['capacity']['boundBy'] = 'memory';
  #machine: MachineFacts = {
    memoryBytes: 0,
    memoryFreeBytes: 0,
    diskFreeBytes: 0,
    asyncIo: { most: 0, taken: 0 },
    load: 0,
  };
  #looking = false;
  #busy = false;
  /** Resolves when no trial lab is measured or removed any more. */
  #trialOver: Promise<unknown> = Promise.resolve();

  constructor(options: PreparationOptions) {
    this.#options = options;
    const { chosen, seats } = options;
    // Whoever has a lab from before a restart keeps it, whatever is found out.
    seats.capacity = Math.max(seats.taken, Math.min(GUESSED_LABS, chosen ?? GUESSED_LABS));
  }

  get capacity(): ClassState['capacity'] {
    return {
      labs: this.#options.seats.capacity,
      measured: this.#measured,
      labMemoryBytes: this.#lab.memoryBytes,
      machineMemoryBytes: this.#machine.memoryBytes,
      boundBy: this.#boundBy,
    };
  }

  get machine(): ClassState['machine'] {
    const { memoryFreeBytes, diskFreeBytes, load } = this.#machine;
    return { memoryFreeBytes, diskFreeBytes, load };
  }

  /** Whether a trial runs: spares would only make it slower. */
  get busy(): boolean {
    return this.#busy;
  }

  start(): void {
    this.#busy = true;
    this.#prepare()
      .catch((error: unknown) => this.#report(error))
      .finally(() => (this.#busy = false));
  }

  /** Asks the machine how it is now; for while somebody looks. */
  look(): void {
    const { labs, stage, changed } = this.#options;
    const session = labs.get(stage);
    if (this.#looking || session?.ready !== true) return;
    this.#looking = true;
    machineFacts(session)
      .then((machine) => {
        this.#machine = machine;
        return changed();
      })
      .catch((error: unknown) => this.#report(error))
      .finally(() => (this.#looking = false));
  }

  /** Ends the waits, and waits for the end of a trial lab: whoever closes the labs next would leave it where it is. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.race([this.#trialOver, delay(GONE_WITHIN_MS, undefined, { ref: false })]);
  }

  /** What fails because the class has ended is nobody's concern. */
  #report(error: unknown): void {
    if (!this.#stop.signal.aborted) this.#options.report(error);
  }

  async #prepare(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#findOut();
      } catch (error) {
        if (this.#stop.signal.aborted || attempt === ATTEMPTS) throw error;
        this.#options.report(error);
      }
    }
  }

  async #findOut(): Promise<void> {
    const { labs, stage, home, changed } = this.#options;
    const { signal } = this.#stop;
    const session = labs.get(stage) ?? labs.open(stage);
    if (!(await until(session, () => session.ready, STAGE_READY_WITHIN_MS, signal))) {
      throw new Error('the machine could not be asked: the stage was not ready in time');
    }
    const kept = await labs.withEngine((engine) => keptTrial(home, engine));
    if (kept === undefined) await this.#count();
    signal.throwIfAborted();
    this.#lab = kept ?? (await this.#measure());
    await this.#count();
    this.#measured = true;
    changed();
  }

  #measure(): Promise<LabFigures> {
    const { labs, seats, home } = this.#options;
    const measured = seats.withTrial((lab) => measureLab(labs, lab, home, this.#stop.signal));
    // How it went is for who waits for the figures.
    this.#trialOver = Promise.allSettled([measured]);
    return measured;
  }

  async #count(): Promise<void> {
    const { labs, stage, seats, chosen, changed } = this.#options;
    const session = labs.get(stage);
    if (session?.ready !== true) throw new Error('the stage went away');
    const machine = await machineFacts(session);
    const held = await labs.withEngine(async (engine) => {
      const { docker } = engine;
      const own = new Set(seats.all());
      const running = new Map([...(await containersByLab(docker))].filter(([lab]) => own.has(lab)));
      const figures = await figuresOf(docker, [...running.values()].flat());
      const disk = await measureDisk(engine);
      return {
        asyncIo: Math.min(machine.asyncIo.taken, (serversIn(running) * this.#lab.asyncIo) / SERVERS_MEASURED),
        memoryBytes: figures.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0),
        diskBytes: [...disk].reduce((sum, [lab, { all }]) => sum + (own.has(lab) ? all : 0), 0),
      };
    });
    const { labs: places, boundBy } = capacityOf({ lab: this.#lab, machine, held, chosen });
    this.#machine = machine;
    this.#boundBy = boundBy;
    seats.capacity = Math.max(places, seats.taken);
    changed();
  }
}
