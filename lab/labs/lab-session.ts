import { LabError } from '../contract/lab-error.ts';
import type { LabState, Progress } from '../contract/lab-state.ts';
import type { Course, OpenCourse } from '../course/course.ts';
import type { Engine, OnProgress } from '../engine/engine.ts';
import type { OpenRds, Rds } from '../rds/rds.ts';
import type { OpenWorkbench, Workbench } from '../workbench/workbench.ts';
import { setTimeout as delay } from 'node:timers/promises';

export type LabRooms = {
  openEngine: (onProgress: OnProgress, signal: AbortSignal) => Promise<Engine>;
  openWorkbench: OpenWorkbench;
  openRds: OpenRds;
  openCourse: OpenCourse;
};

type Parts = { engine: Engine; workbench: Workbench; rds: Rds; course: Course };

const RETRY_FIRST_MS = 1_000;
const RETRY_MOST_MS = 30_000;
const NOTICES_MOST = 10;

/**
 * One lab while the server runs: brings its parts up, tells how far that is, and brings them up again when the
 * engine is lost. The page is served all the while.
 */
export class LabSession {
  #state: LabState;
  #parts: Parts | undefined;
  readonly #rooms: LabRooms;
  readonly #home: string;
  readonly #listeners = new Set<() => void>();
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(lab: string, home: string, rooms: LabRooms) {
    this.#state = { id: lab, phase: 'starting', progress: [], notices: [] };
    this.#home = home;
    this.#rooms = rooms;
  }

  get state(): LabState {
    return this.#state;
  }

  /** Throws `lab-not-ready`, or what keeps the lab from being ready. */
  get parts(): Parts {
    if (this.#parts === undefined) throw new LabError('lab-not-ready');
    return this.#parts;
  }

  get ready(): boolean {
    return this.#parts !== undefined;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins; `failed` is told once for each failure, the session tries again by itself. */
  start(failed: (error: unknown) => void): void {
    this.#running = this.#keepUp(failed);
  }

  /** Stops all that the session has started. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    this.#set({ phase: 'stopped' });
  }

  readonly reportProgress: OnProgress = (progress: Progress) => {
    const others = this.#state.progress.filter(
      (known) => known.task !== progress.task || known.subject !== progress.subject,
    );
    this.#set({ progress: [...others, progress] });
  };

  async #keepUp(failed: (error: unknown) => void): Promise<void> {
    let wait = RETRY_FIRST_MS;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        const { lost } = await this.#bringUp(signal);
        wait = RETRY_FIRST_MS;
        await Promise.race([lost, aborted(signal)]);
        if (signal.aborted) break;
        this.#fail(new LabError('engine-lost'));
      } catch (error) {
        if (signal.aborted) break;
        this.#fail(error);
        failed(error);
      }
      await this.#takeDown({ stop: false }, failed);
      await delay(wait, undefined, { signal }).catch(() => undefined); // an abort ends the wait, and the loop above sees it
      wait = Math.min(wait * 2, RETRY_MOST_MS);
    }
    await this.#takeDown({ stop: true }, failed);
  }

  async #bringUp(signal: AbortSignal): Promise<Pick<Engine, 'lost'>> {
    const onProgress = this.reportProgress;
    const engine = await this.#rooms.openEngine(onProgress, signal);
    let workbench: Workbench | undefined;
    let rds: Rds | undefined;
    try {
      signal.throwIfAborted();
      workbench = await this.#rooms.openWorkbench({
        engine,
        lab: this.#state.id,
        home: this.#home,
        publishOnHost: true,
        onProgress,
      });
      rds = await this.#rooms.openRds({ workbench, home: this.#home, publishOnHost: true, onProgress });
      const course = await this.#rooms.openCourse({ workbench, rds, home: this.#home });
      this.#parts = { engine, workbench, rds, course };
    } catch (error) {
      await rds?.close({ stop: signal.aborted });
      await workbench?.close({ stop: signal.aborted });
      await engine.close();
      throw error;
    }
    workbench.onChange((change) => {
      if (change.kind !== 'notice') return;
      this.#notice({ code: change.code, values: change.values }, change.over ?? false);
    });
    this.#set({ phase: 'ready', engine: engine.info, progress: [], notices: [] });
    return engine;
  }

  async #takeDown(how: { stop: boolean }, failed: (error: unknown) => void): Promise<void> {
    const parts = this.#parts;
    this.#parts = undefined;
    if (parts === undefined) return;
    for (const close of [
      () => parts.course.close(),
      () => parts.rds.close(how),
      () => parts.workbench.close(how),
      () => parts.engine.close(),
    ]) {
      await close().catch(failed); // one part that cannot be closed must not keep the others open
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

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
