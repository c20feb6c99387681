/** What changes inside a server, such as a row or a replication thread, no event tells: it has to be asked for. */
const LOOK_EVERY_MS = 1_000;
/** Events come in flocks (a `compose up` is dozens); one look is enough for those that come so close together. */
const SETTLE_MS = 60;
/** Where looking is slow, because many look at once, all rest as long as they looked. A fact is seen within a second. */
const REST_MOST_MS = 500;

/** When to look: soon after something has happened, and once a second while something is waited for. */
export class Rhythm {
  readonly #look: () => Promise<boolean>;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #dueAt = Number.POSITIVE_INFINITY;
  #restUntil = 0;
  #looking: Promise<void> | undefined;
  #again = false;
  #closed = false;

  /** `look` answers whether there is something left to wait for. */
  constructor(look: () => Promise<boolean>, onError: (error: unknown) => void) {
    this.#look = look;
    this.#onError = onError;
  }

  now(): void {
    this.#schedule(0);
  }

  soon(): void {
    this.#schedule(Math.max(SETTLE_MS, this.#restUntil - performance.now()));
  }

  /** Looks no more; waits for the end of a look that is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #schedule(wait: number): void {
    if (this.#closed) return;
    if (this.#looking !== undefined) {
      this.#again = true;
      return;
    }
    const dueAt = performance.now() + wait;
    if (dueAt >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => {
      this.#dueAt = Number.POSITIVE_INFINITY;
      this.#looking = this.#lookOnce();
    }, wait);
  }

  async #lookOnce(): Promise<void> {
    const begun = performance.now();
    this.#again = false;
    let waiting = true;
    try {
      waiting = await this.#look();
    } catch (error) {
      this.#onError(error);
    }
    const ended = performance.now();
    this.#restUntil = ended + Math.min(REST_MOST_MS, ended - begun);
    this.#looking = undefined;
    if (this.#again) this.soon();
    else if (waiting) this.#schedule(LOOK_EVERY_MS);
  }
}
