import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { LabError } from '../contract/lab-error.ts';
import type { LabState, Progress } from '../contract/lab-state.ts';
import type { Course, OpenCourse } from '../course/course.ts';
import type { Engine, OnProgress } from '../engine/engine.ts';
import type { LabPolicy } from '../gateway/gateway.ts';
import type { OpenRds, Rds } from '../rds/rds.ts';
import { archiveWorkspace } from '../workbench/files/archive.ts';
import { stopLab } from '../workbench/running-containers.ts';
import type { OpenWorkbench, Workbench } from '../workbench/workbench.ts';
import { Turns } from './turns.ts';

export type LabRooms = {
  openEngine: (onProgress: OnProgress, signal: AbortSignal) => Promise<Engine>;
  openWorkbench: OpenWorkbench;
  openRds: OpenRds;
  openCourse: OpenCourse;
};

export type LabSessionOptions = {
  lab: string;
  home: string;
  rooms: LabRooms;
  publishOnHost: boolean;
  policy?: LabPolicy | undefined;
  /** Told once for each failure; the session tries again by itself. */
  failed: (error: unknown) => void;
  /** Shared with other labs of the server, so that not all start or stop at once. */
  turns?: { up: Turns; down: Turns };
};

/** What a lab is to be; it is on its way there until its state says so. */
export type Wish = 'awake' | 'asleep' | 'paused';

export type Parts = { engine: Engine; workbench: Workbench; rds: Rds; course: Course };

const RETRY_FIRST_MS = 1_000;
const RETRY_MOST_MS = 30_000;
const NOTICES_MOST = 10;

/**
 * One lab while the server runs: brings its parts up, tells how far that is, brings them up again when the engine is
 * lost, takes them down while nobody needs them. The page is served all the while.
 */
export class LabSession {
  #state: LabState;
  #parts: Parts | undefined;
  readonly #options: LabSessionOptions;
  readonly #turns: { up: Turns; down: Turns };
  readonly #listeners = new Set<() => void>();
  #wish: Wish | 'closed' = 'awake';
  #stopAtClose = true;
  /** Aborted when the wish changes: ends every wait for what is wished no longer. */
  #wishChanged = new AbortController();
  #awaited = true;
  /** Whether something of the lab may run on the engine, perhaps since an earlier server. */
  #mayRun = true;
  #running: Promise<void> | undefined;

  constructor(options: LabSessionOptions) {
    this.#options = options;
    this.#turns = options.turns ?? { up: new Turns(1), down: new Turns(1) };
    this.#state = { id: options.lab, phase: 'starting', progress: [], notices: [] };
  }

  get state(): LabState {
    return this.#state;
  }

  /** Throws `lab-not-ready`, or what keeps the lab from being ready. */
  get parts(): Parts {
    if (this.#wish === 'asleep') throw new LabError('lab-asleep');
    if (this.#wish === 'paused') throw new LabError('lab-paused');
    if (this.#wish === 'closed' || this.#parts === undefined) throw new LabError('lab-not-ready');
    return this.#parts;
  }

  get ready(): boolean {
    return this.#wish === 'awake' && this.#parts !== undefined;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins; with `asleep` or `paused` nothing is brought up before `wake`. */
  start(wish: Wish = 'awake'): void {
    if (wish !== 'awake') this.#rest(wish);
    this.#running = this.#live();
  }

  /** Takes the parts down; what ran is started again by `wake`, the terminals show what they showed. */
  sleep(): void {
    this.#rest('asleep');
  }

  pause(): void {
    this.#rest('paused');
  }

  /** A person waits for this lab: brings it up, before those that nobody waits for. */
  wake(): void {
    this.hurry();
    if (this.#wish !== 'awake' && this.#wish !== 'closed') this.#become('awake', 'starting');
  }

  /** Whether a person waits for the lab: one that is made ready beforehand can take its time. */
  hurry(awaited = true): void {
    this.#awaited = awaited;
  }

  /** Stops all that the session has started; without `stop` the containers run on. */
  async close({ stop } = { stop: true }): Promise<void> {
    if (this.#wish !== 'closed') {
      this.#stopAtClose = stop;
      this.#become('closed', this.#state.phase);
    }
    await this.#running;
    this.#set({ phase: 'stopped' });
  }

  /** The learner's files as .tar.gz, in whatever phase the lab is. Rejects with `task-running` during another. */
  async archive(): Promise<Readable> {
    const { rooms, lab } = this.#options;
    const engine = await rooms.openEngine(() => undefined, NEVER);
    try {
      const archive = await archiveWorkspace(engine, lab);
      archive.once('close', () => void engine.close());
      return archive;
    } catch (error) {
      await engine.close();
      throw error;
    }
  }

  readonly reportProgress: OnProgress = (progress: Progress) => {
    const others = this.#state.progress.filter(
      (known) => known.task !== progress.task || known.subject !== progress.subject,
    );
    this.#set({ progress: [...others, progress] });
  };

  #rest(wish: 'asleep' | 'paused'): void {
    if (this.#wish !== wish && this.#wish !== 'closed') this.#become(wish, wish);
  }

  #become(wish: Wish | 'closed', phase: LabState['phase']): void {
    this.#wish = wish;
    this.#set({ phase, progress: [], notices: [] });
    this.#wishChanged.abort();
  }

  async #live(): Promise<void> {
    let wait = RETRY_FIRST_MS;
    while (this.#wish !== 'closed') {
      const { signal } = (this.#wishChanged = new AbortController());
      try {
        if (this.#wish === 'awake') {
          const { lost } = await this.#bringUp(signal);
          wait = RETRY_FIRST_MS;
          await Promise.race([lost, aborted(signal)]);
          if (!signal.aborted) this.#fail(new LabError('engine-lost'));
        } else {
          await this.#stopLeftover(signal);
          wait = RETRY_FIRST_MS;
          await aborted(signal);
        }
      } catch (error) {
        if (!signal.aborted) {
          if (this.#wish === 'awake') this.#fail(error);
          this.#options.failed(error);
        }
      }
      await this.#takeDown(signal);
      if (signal.aborted) continue;
      await delay(wait, undefined, { signal }).catch(() => undefined); // an abort ends the wait, and the loop sees it
      wait = Math.min(wait * 2, RETRY_MOST_MS);
    }
  }

  async #bringUp(signal: AbortSignal): Promise<Pick<Engine, 'lost'>> {
    const { rooms, lab, home, publishOnHost, policy } = this.#options;
    const onProgress: OnProgress = (progress) => {
      if (!signal.aborted) this.reportProgress(progress);
    };
    const engine = await rooms.openEngine(onProgress, signal);
    const parts: Partial<Parts> = { engine };
    try {
      const giveTurnBack = await this.#turns.up.take(signal, () => this.#awaited);
      try {
        this.#mayRun = true;
        parts.workbench = await rooms.openWorkbench({ engine, lab, home, publishOnHost, policy, onProgress });
        signal.throwIfAborted();
        const { workbench } = parts;
        parts.rds = await rooms.openRds({ workbench, home, publishOnHost, onProgress });
        signal.throwIfAborted();
        const course = await rooms.openCourse({ workbench, rds: parts.rds, home });
        this.#parts = { engine, workbench, rds: parts.rds, course };
      } finally {
        giveTurnBack();
      }
    } catch (error) {
      await this.#closeParts(parts, this.#stops(signal));
      throw error;
    }
    this.#parts.workbench.onChange((change) => {
      if (change.kind !== 'notice') return;
      this.#notice({ code: change.code, values: change.values }, change.over ?? false);
    });
    if (!signal.aborted) this.#set({ phase: 'ready', engine: engine.info, progress: [], notices: [] });
    return engine;
  }

  /** Whether what runs is to be stopped: when the wish changed, but not when the engine was lost. */
  #stops(signal: AbortSignal): boolean {
    return signal.aborted && (this.#wish !== 'closed' || this.#stopAtClose);
  }

  async #takeDown(signal: AbortSignal): Promise<void> {
    const parts = this.#parts;
    if (parts === undefined) return;
    this.#parts = undefined;
    const giveTurnBack = await this.#turns.down.take(NEVER, () => this.#wish === 'awake');
    await this.#closeParts(parts, this.#stops(signal));
    giveTurnBack();
  }

  async #closeParts({ engine, workbench, rds, course }: Partial<Parts>, stop: boolean): Promise<void> {
    for (const close of [
      () => course?.close(),
      () => rds?.close({ stop }),
      async () => {
        await workbench?.close({ stop });
        if (workbench !== undefined) this.#mayRun = !stop;
      },
      () => engine?.close(),
    ]) {
      try {
        await close();
      } catch (error) {
        this.#options.failed(error); // one part that cannot be closed must not keep the others open
      }
    }
  }

  /** A lab that is to rest may run all the same: a server that was killed has left it so, or a part failed to close. */
  async #stopLeftover(signal: AbortSignal): Promise<void> {
    if (!this.#mayRun) return;
    const { rooms, lab, home } = this.#options;
    const engine = await rooms.openEngine(() => undefined, signal);
    try {
      const giveTurnBack = await this.#turns.down.take(signal);
      await stopLab(engine, lab, home).finally(giveTurnBack);
      this.#mayRun = false;
    } finally {
      await engine.close();
    }
  }

  #fail(error: unknown): void {
    const known = error instanceof LabError ? error : new LabError('internal', {}, { cause: error });
    this.#set({ phase: 'failed', progress: [], notices: [{ code: known.code, values: known.values }] });
  }

  #notice(notice: LabState['notices'][number], over: boolean): void {
    const key = JSON.stringify(notice);
    const others = this.#state.notices.filter((known) => JSON.stringify(known) !== key);
    this.#set({ notices: over ? others : [...others, notice].slice(-NOTICES_MOST) });
  }

  #set(change: Partial<LabState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** For a wait that must come to its end. */
const NEVER = new AbortController().signal;

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
