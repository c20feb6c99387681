import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from './answer.ts';

/** So many may come at once: a Compose project, the checks of a step, some terminals. */
const BURST = 60;

/** Lets work begin at a steady rate after a burst; who comes too early waits in line. */
export class Pace {
  readonly #intervalMs: number;
  #due = 0;

  constructor(perSecond: number) {
    this.#intervalMs = 1000 / perSecond;
  }

  /** Resolves when its turn has come; rejects when the signal is aborted before. */
  async turn(signal: AbortSignal): Promise<void> {
    const delay = this.takeTurn(Date.now());
    if (delay > 0) await wait(delay, undefined, { signal });
  }

  /** Takes the next turn, and answers in how many milliseconds that is. */
  takeTurn(now: number): number {
    this.#due = Math.max(this.#due, now - BURST * this.#intervalMs) + this.#intervalMs;
    return Math.max(0, this.#due - now);
  }
}

/** What has the engine start a process or open a container's files: work of the machine that no limit of a lab meets. */
const WORK: ReadonlySet<string> = new Set([
  'POST /containers/create',
  'POST /containers/{id}/start',
  'POST /containers/{id}/restart',
  'GET /containers/{id}/top',
  'HEAD /containers/{id}/archive',
  'GET /containers/{id}/archive',
  'PUT /containers/{id}/archive',
  'POST /exec/{id}/start',
]);

/** The same row, which takes its turn where it is work for the machine. */
export function paced(row: Row): Row {
  if (!WORK.has(`${row.method} ${row.path}`)) return row;
  return {
    ...row,
    async answer(exchange) {
      await exchange.lab.pace.turn(exchange.signal);
      return row.answer(exchange);
    },
  };
}
