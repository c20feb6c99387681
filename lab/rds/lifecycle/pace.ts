import type { RdsStore } from '../state/store.ts';

/**
 * The waits that only the true pace makes. They end when they are over, when the learner skips them, when the pace
 * becomes quick, or when the lab closes.
 */
export class Pacing {
  readonly #store: RdsStore;
  readonly #waiting = new Set<() => void>();
  readonly #stopListening: () => void;
  #skipped = false;

  constructor(store: RdsStore) {
    this.#store = store;
    this.#stopListening = store.onChange(() => {
      if (store.document.pace === 'quick') this.#wake();
    });
  }

  get skippable(): boolean {
    return !this.#skipped && this.#store.document.pace === 'true';
  }

  /** Waits until `milliseconds` have gone by since `since`. */
  async wait(since: number, milliseconds: number): Promise<void> {
    const left = since + milliseconds - Date.now();
    if (!this.skippable || left <= 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, left);
    this.#waiting.add(resolve);
    await promise;
    clearTimeout(timer);
    this.#waiting.delete(resolve);
  }

  /** No further wait of this job. */
  skip(): void {
    this.#skipped = true;
    this.#wake();
  }

  end(): void {
    this.skip();
    this.#stopListening();
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
  }
}
