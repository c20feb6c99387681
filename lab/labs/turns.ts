type Waiting = { isAwaited: () => boolean; begin: () => void };

/** Lets only so many do something heavy at once. Those for whom a person waits go first, then whoever asked first. */
export class Turns {
  #free: number;
  readonly #waiting = new Set<Waiting>();

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** Waits for a turn; the answer gives it back. Rejects when the signal is aborted before the turn has come. */
  async take(signal: AbortSignal, isAwaited: () => boolean = () => true): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(signal, isAwaited);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#giveOn();
    };
  }

  #wait(signal: AbortSignal, isAwaited: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(waiting);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        isAwaited,
        begin: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      this.#waiting.add(waiting);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #giveOn(): void {
    const waiting = [...this.#waiting];
    const next = waiting.find(({ isAwaited }) => isAwaited()) ?? waiting[0];
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next.begin();
  }
}
