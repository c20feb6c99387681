const BURST = 40;
const PER_SECOND = 10;

/** How much one window may say: more than a hurried person does, less than what would keep the server busy. */
export class Allowance {
  #left = BURST;
  #at: number;

  constructor(now = performance.now()) {
    this.#at = now;
  }

  /** Answers false when it is used up. */
  take(now = performance.now()): boolean {
    this.#left = Math.min(BURST, this.#left + ((now - this.#at) / 1000) * PER_SECOND);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
