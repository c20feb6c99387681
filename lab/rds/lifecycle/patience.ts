import { setTimeout as sleep } from 'node:timers/promises';
import { ServerFailed, type DatabaseServers } from '../server/servers.ts';

type Times = {
  /** Between two attempts, and between two questions whether the engine is there. */
  pause: number;
  /** How long an engine may be away before what it was needed for has failed. */
  away: number;
};

const ATTEMPTS = 2;

/**
 * Does a stage's work again when it broke off: an engine that restarts takes every answer that was under way with it,
 * and is waited for. What fails while the engine is there is tried once more, and then has failed.
 */
export class Patience {
  readonly #servers: DatabaseServers;
  readonly #times: Times;

  constructor(servers: DatabaseServers, times: Times = { pause: 1000, away: 600_000 }) {
    this.#servers = servers;
    this.#times = times;
  }

  async attempt(work: () => Promise<void>, closing: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (closing.aborted) throw error;
        const wasAway = await this.#waitForEngine(closing);
        const isFinal = attempt >= ATTEMPTS || error instanceof ServerFailed;
        if (isFinal && !wasAway) throw error;
        await this.#pause(closing);
      }
    }
  }

  /** Answers whether the engine had to be waited for. */
  async #waitForEngine(closing: AbortSignal): Promise<boolean> {
    const until = Date.now() + this.#times.away;
    for (let asked = 0; ; asked += 1) {
      try {
        await this.#servers.list();
        return asked > 0;
      } catch (error) {
        if (closing.aborted || Date.now() > until) throw error;
        await this.#pause(closing);
      }
    }
  }

  async #pause(closing: AbortSignal): Promise<void> {
    try {
      await sleep(this.#times.pause, undefined, { signal: closing });
    } catch (error) {
      // Closing ends the pause; whoever waits sees it at the signal.
      if (!closing.aborted) throw error;
    }
  }
}
