import { LabError } from '../contract/lab-error.ts';

/** A class of thirty behind one address mistypes some; more than this many wrong codes in a short time is no mistyping. */
const FREE_PER_ADDRESS = 20;
const FREE_IN_ALL = 200;
/** One wrong code is forgiven after this long. */
const FORGIVEN_AFTER_MS = 15_000;
const FORGIVEN_IN_ALL_AFTER_MS = 1_000;
/** From the first one too many on, waits double up to these. The longest that somebody else's guessing keeps a learner out. */
const LONGEST_WAIT_MS = 30_000;
const LONGEST_WAIT_IN_ALL_MS = 4_000;
const FIRST_WAIT_MS = 1_000;
const ADDRESSES_REMEMBERED = 5_000;

type Limit = { free: number; forgivenAfter: number; longestWait: number };

/** Wrong codes of one origin: each is forgiven after a while, too many make the next try wait. */
class Tries {
  readonly #limit: Limit;
  #wrong = 0;
  #countedAt = 0;
  #until = 0;

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  waitMs(now: number): number {
    return Math.max(0, this.#until - now);
  }

  wrong(now: number): void {
    const { free, forgivenAfter, longestWait } = this.#limit;
    this.#wrong = Math.max(0, this.#wrong - (now - this.#countedAt) / forgivenAfter) + 1;
    this.#countedAt = now;
    const beyond = this.#wrong - free;
    if (beyond > 0) this.#until = now + Math.min(longestWait, FIRST_WAIT_MS * 2 ** Math.floor(beyond));
  }
}

/**
 * Slows down whoever guesses join codes. A try within a wait is refused unseen and makes the wait no longer, so that
 * a guesser cannot keep an address, or everyone, out for good; an address from which somebody joined is trusted again.
 */
export class SlowDown {
  readonly #addresses = new Map<string, Tries>();
  readonly #trusted = new Set<string>();
  readonly #all = new Tries({
    free: FREE_IN_ALL,
    forgivenAfter: FORGIVEN_IN_ALL_AFTER_MS,
    longestWait: LONGEST_WAIT_IN_ALL_MS,
  });

  /**
   * Looks at one try.
   * @throws LabError `join-slow-down`, `join-code-wrong`
   */
  admit(address: string, isRight: () => boolean): void {
    const seconds = this.seconds(address);
    if (seconds > 0) throw new LabError('join-slow-down', { seconds: String(seconds) });
    if (isRight()) return this.right(address);
    this.wrong(address);
    throw new LabError('join-code-wrong');
  }

  /** Seconds to wait before a code from this address is looked at; 0 when it is now. */
  seconds(address: string, now = Date.now()): number {
    const origin = originOf(address);
    const own = this.#addresses.get(origin)?.waitMs(now) ?? 0;
    const all = this.#trusted.has(origin) ? 0 : this.#all.waitMs(now);
    return Math.ceil(Math.max(own, all) / 1000);
  }

  wrong(address: string, now = Date.now()): void {
    const origin = originOf(address);
    const tries =
      this.#addresses.get(origin) ??
      new Tries({
        free: FREE_PER_ADDRESS,
        forgivenAfter: FORGIVEN_AFTER_MS,
        longestWait: LONGEST_WAIT_MS,
      });
    tries.wrong(now);
    keep(this.#addresses, origin, tries);
    this.#all.wrong(now);
  }

  right(address: string): void {
    const origin = originOf(address);
    this.#addresses.delete(origin);
    this.#trusted.delete(origin);
    this.#trusted.add(origin);
    if (this.#trusted.size > ADDRESSES_REMEMBERED) forgetOldest(this.#trusted);
  }
}

/** Whoever has one IPv6 address has its whole /64. */
function originOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  return address.includes(':') ? ipv6Network(address) : address;
}

function ipv6Network(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = tail.split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}

function keep(addresses: Map<string, Tries>, origin: string, tries: Tries): void {
  addresses.delete(origin);
  addresses.set(origin, tries);
  if (addresses.size > ADDRESSES_REMEMBERED) forgetOldest(addresses);
}

function forgetOldest(known: { keys(): Iterator<string>; delete(key: string): boolean }): void {
  const oldest = known.keys().next();
  if (oldest.done !== true) known.delete(oldest.value);
}
