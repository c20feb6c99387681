import { LabError } from '../contract/lab-error.ts';
import type { ClassFacts, ClassStore } from './class-store.ts';
import { newJoinCode } from './join-code.ts';

const HOUR_MS = 3_600_000;
/** What a class keeps is removed this long after its end, unless the instructor removes it before. */
export const KEPT_AFTER_END_MS = 7 * 24 * HOUR_MS;

/** From when on nothing of the class may be kept any more. */
function keptUntil({ endsAt }: Pick<ClassFacts, 'endsAt'>): number {
  return endsAt + KEPT_AFTER_END_MS;
}

/**
 * The class of this home goes on when it has the same name; what is kept of one whose time is over is forgotten, its
 * labs are left to be removed.
 * @throws LabError `class-other` while the home holds a class of another name.
 */
export function beginOrGoOn(store: ClassStore, asked: string, hours: number, now = Date.now()): ClassFacts {
  const name = asked.normalize('NFC').trim();
  const known = store.class();
  const endsAt = now + hours * HOUR_MS;
  if (known !== undefined && now < keptUntil(known)) {
    if (known.name !== name) throw new LabError('class-other', { name: known.name });
    const facts = now < known.endsAt ? known : { ...known, endsAt };
    store.saveClass(facts);
    return facts;
  }
  for (const { id } of store.learners()) store.removeLearner(id);
  store.removeNotes();
  const facts: ClassFacts = { name, code: newJoinCode(), startedAt: now, endsAt, paused: false };
  store.saveClass(facts);
  return facts;
}

/** What the class is called, its code, and when it ends: every change is kept at once. */
export class ClassCalendar {
  readonly #store: ClassStore;
  #facts: ClassFacts;

  constructor(store: ClassStore, facts: ClassFacts) {
    this.#store = store;
    this.#facts = facts;
  }

  get facts(): ClassFacts {
    return this.#facts;
  }

  get keptUntil(): number {
    return keptUntil(this.#facts);
  }

  /** The time of the class is over: its labs are paused, and kept for a while. */
  get isPast(): boolean {
    return Date.now() >= this.#facts.endsAt;
  }

  pause(on: boolean): void {
    this.#change({ paused: on });
  }

  extend(milliseconds: number): void {
    this.#change({ endsAt: Math.max(this.#facts.endsAt, Date.now()) + milliseconds });
  }

  #change(change: Partial<ClassFacts>): void {
    this.#facts = { ...this.#facts, ...change };
    this.#store.saveClass(this.#facts);
  }
}
