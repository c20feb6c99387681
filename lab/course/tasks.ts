import { randomUUID } from 'node:crypto';
import type { Task } from '../contract/course-state.ts';
import { LabError } from '../contract/lab-error.ts';

/** Tells how far a task is, and when it has to stop. */
export type TaskRun = {
  signal: AbortSignal;
  /** What is being done now, one line. */
  running(what: string): void;
  /** That much of it is done. */
  step(): void;
};

const LONGEST_DETAIL = 8_000;

/** The one long thing that the lab does on the learner's behalf. A second one has to wait for the learner, not for us. */
export class Tasks {
  readonly #tell: (task: Task) => void;
  #task: Task | undefined;
  #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(tell: (task: Task) => void) {
    this.#tell = tell;
  }

  get task(): Task | undefined {
    return this.#task;
  }

  /** @throws LabError `task-running` while there is another. */
  start(
    what: Pick<Task, 'kind' | 'lesson' | 'step'>,
    total: number,
    run: (task: TaskRun) => Promise<void>,
  ): Task {
    if (this.#task && this.#task.outcome === undefined) throw new LabError('task-running');
    this.#stop = new AbortController();
    const task: Task = { ...what, id: randomUUID(), done: 0, total, startedAt: Date.now() };
    this.#task = task;
    this.#running = this.#run(run, this.#stop.signal);
    return task;
  }

  cancel(): void {
    this.#stop.abort();
  }

  async close(): Promise<void> {
    this.cancel();
    await this.#running;
  }

  async #run(run: (task: TaskRun) => Promise<void>, signal: AbortSignal): Promise<void> {
    this.#change({});
    try {
      await run({
        signal,
        running: (what) => this.#change({ running: what }),
        step: () => this.#change({ done: (this.#task?.done ?? 0) + 1 }),
      });
      this.#change({ outcome: 'succeeded' });
    } catch (error) {
      const detail = (error instanceof Error ? error.message : String(error)).slice(-LONGEST_DETAIL);
      this.#change(signal.aborted ? { outcome: 'cancelled' } : { outcome: 'failed', detail });
    }
  }

  #change(change: Partial<Task>): void {
    if (!this.#task) return;
    this.#task = { ...this.#task, ...change };
    this.#tell(this.#task);
  }
}
