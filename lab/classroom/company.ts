import type { Company } from '../contract/class.ts';
import { LabError } from '../contract/lab-error.ts';

/** A hand that was asked for or given is forgotten after this long. */
export const HAND_KEPT_MS = 15 * 60_000;

/** Whoever turns from one terminal to another, or loses the connection for a moment, has not left. */
export const HAND_WITHOUT_WATCHER_MS = 5_000;

type Hand = { state: 'asked' | 'given'; since: number; timer: NodeJS.Timeout | undefined };

/** Who looks at a learner's screen, and whether they may type there. Every change is told at once. */
export class Companies {
  readonly #changed: (learner: string) => void;
  readonly #watchers = new Map<string, number>();
  readonly #hands = new Map<string, Hand>();

  constructor(changed: (learner: string) => void) {
    this.#changed = changed;
  }

  of(learner: string): Company {
    return {
      watchers: this.#watchers.get(learner) ?? 0,
      hand: this.#hands.get(learner)?.state ?? 'none',
    };
  }

  visit(learner: string): { mayType(): boolean; leave(): void } {
    this.#watchers.set(learner, this.of(learner).watchers + 1);
    this.#setTimer(learner);
    this.#changed(learner);
    let here = true;
    return {
      mayType: () => here && this.of(learner).hand === 'given',
      leave: () => {
        if (!here) return;
        here = false;
        const watchers = Math.max(0, this.of(learner).watchers - 1);
        if (watchers > 0) this.#watchers.set(learner, watchers);
        else this.#watchers.delete(learner);
        this.#setTimer(learner);
        this.#changed(learner);
      },
    };
  }

  /** Only who looks at the screen may ask. */
  ask(learner: string): void {
    const { watchers, hand } = this.of(learner);
    if (watchers === 0) throw new LabError('bad-request', { detail: 'no window shows this screen' });
    if (hand === 'none') this.#set(learner, 'asked');
  }

  /** An answer to what was not asked changes nothing. */
  answer(learner: string, allow: boolean): void {
    if (this.of(learner).hand !== 'asked') return;
    if (allow) this.#set(learner, 'given');
    else this.takeBack(learner);
  }

  /** By the learner, or given back by the instructor. */
  takeBack(learner: string): void {
    this.#drop(learner);
    this.#changed(learner);
  }

  /** The learner is gone; visits that are open show nobody any more. */
  forget(learner: string): void {
    this.#drop(learner);
    this.#watchers.delete(learner);
  }

  close(): void {
    for (const learner of this.#hands.keys()) this.#drop(learner);
  }

  #set(learner: string, state: Hand['state']): void {
    this.#drop(learner);
    this.#hands.set(learner, { state, since: Date.now(), timer: undefined });
    this.#setTimer(learner);
    this.#changed(learner);
  }

  #setTimer(learner: string): void {
    const hand = this.#hands.get(learner);
    if (hand === undefined) return;
    clearTimeout(hand.timer);
    const watched = this.of(learner).watchers > 0;
    const wait = watched ? hand.since + HAND_KEPT_MS - Date.now() : HAND_WITHOUT_WATCHER_MS;
    hand.timer = setTimeout(() => this.takeBack(learner), wait).unref();
  }

  #drop(learner: string): void {
    clearTimeout(this.#hands.get(learner)?.timer);
    this.#hands.delete(learner);
  }
}
