import type { ClassLab } from './class-labs.ts';
import type { Report } from './report.ts';
import { until } from './until.ts';

/** So many labs at a time: each brings servers up, and learners who work should not feel it. */
const AT_ONCE = 3;
/** A lab that is woken for an order, and a task of the learner's own, are waited for no longer than this. */
const PATIENCE_MS = 3 * 60_000;
/** The course gives up by itself; this is for a lab that goes away in the middle. */
const LONGEST_MS = 20 * 60_000;

export type Order = { kind: 'go-to'; lesson: string; step: string } | { kind: 'reset' };

export type OrdersOptions = {
  /** Wakes the learner's lab; undefined when it cannot be woken now: they wait in the line, or are paused. */
  lab: (learner: string) => ClassLab | undefined;
  report: Report;
};

/**
 * What the instructor had done in learners' labs: one order each, the latest counts. Its progress is the learner's own
 * task. An order for a lab that is paused, or not there yet, waits for it; none outlives the server.
 */
export class Orders {
  readonly #options: OrdersOptions;
  readonly #waiting = new Map<string, Order>();
  readonly #running = new Set<string>();
  readonly #stop = new AbortController();

  constructor(options: OrdersOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }

  give(learners: string[], order: Order): void {
    for (const learner of learners) this.#waiting.set(learner, order);
    this.next();
  }

  forget(learner: string): void {
    this.#waiting.delete(learner);
  }

  /** Begins what can be begun; also called when labs may have come. */
  next(): void {
    for (const [learner, order] of this.#waiting) {
      if (this.#stop.signal.aborted || this.#running.size >= AT_ONCE) return;
      if (this.#running.has(learner)) continue;
      const lab = this.#options.lab(learner);
      if (lab === undefined) continue;
      this.#waiting.delete(learner);
      this.#running.add(learner);
      this.#carryOut(lab, order)
        .catch(this.#options.report)
        .finally(() => {
          this.#running.delete(learner);
          this.next();
        });
    }
  }

  close(): void {
    this.#stop.abort();
    this.#waiting.clear();
  }

  async #carryOut(lab: ClassLab, order: Order): Promise<void> {
    const { signal } = this.#stop;
    if (!(await until(lab, () => lab.ready, PATIENCE_MS, signal))) {
      throw new Error(`the lab ${lab.state.id} was not ready for what the instructor asked`);
    }
    const { course } = lab.parts;
    if (!(await until(lab, () => isIdle(lab), PATIENCE_MS, signal))) {
      throw new Error(`the lab ${lab.state.id} was busy with something else all the while`);
    }
    if (order.kind === 'go-to') course.goTo(order.lesson, order.step);
    else course.reset();
    await until(lab, () => isIdle(lab), LONGEST_MS, signal);
  }
}

/** No task runs; nor does one where the lab is gone. */
function isIdle(lab: ClassLab): boolean {
  if (!lab.ready) return true;
  const task = lab.parts.course.task();
  return task === undefined || task.outcome !== undefined;
}
