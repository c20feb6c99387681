import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Language } from '../contract/names.ts';
import { LabError } from '../contract/lab-error.ts';
import type { ClassStore, Learner } from './class-store.ts';

const LEARNERS_MOST = 200;
const ID_SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Eight of [a-z0-9]; a lab's id is `c` and eight more, so that no lab's prefix is another's. */
export function newId(): string {
  return Array.from({ length: 8 }, () => ID_SIGNS.charAt(randomInt(ID_SIGNS.length))).join('');
}

/** What changes often is written at the next `flush`; losing seconds of it to a kill -9 costs nothing. */
const WRITTEN_LATER: ReadonlySet<string> = new Set(['lastActiveAt', 'activeMinutes']);

/** Who is in the class. */
export class Roll {
  readonly #store: ClassStore;
  readonly #learners = new Map<string, Learner>();
  readonly #bySecret = new Map<string, string>();
  readonly #unwritten = new Set<string>();

  constructor(store: ClassStore) {
    this.#store = store;
    for (const learner of store.learners()) this.#add(learner);
  }

  /** In the order of joining. */
  all(): Learner[] {
    return [...this.#learners.values()];
  }

  /** @throws LabError `not-found` */
  get(id: string): Learner {
    const learner = this.#learners.get(id);
    if (learner === undefined) throw new LabError('not-found');
    return learner;
  }

  has(id: string): boolean {
    return this.#learners.has(id);
  }

  ofLab(lab: string): Learner | undefined {
    return this.all().find((learner) => learner.lab === lab);
  }

  ofSecret(secret: string): string | undefined {
    return this.#bySecret.get(hash(secret));
  }

  /** @throws LabError `class-full` */
  join(asked: { name: string; language: Language }): { learner: Learner; secret: string } {
    if (this.#learners.size >= LEARNERS_MOST) throw new LabError('class-full');
    const name = plainName(asked.name);
    const secret = randomBytes(24).toString('base64url');
    const now = Date.now();
    const learner: Learner = {
      id: newId(),
      name,
      namesake:
        Math.max(0, ...this.all().flatMap((other) => (other.name === name ? other.namesake : []))) + 1,
      language: asked.language,
      secretHash: hash(secret),
      lab: null,
      joinedAt: now,
      lineSince: now,
      lastActiveAt: now,
      activeMinutes: 0,
      awakeUntil: 0,
      asleep: false,
      paused: false,
      askedAt: null,
    };
    this.#store.saveLearner(learner);
    this.#add(learner);
    return { learner, secret };
  }

  change(id: string, change: Partial<Omit<Learner, 'id' | 'secretHash'>>): void {
    const learner = { ...this.get(id), ...change };
    this.#learners.set(id, learner);
    if (Object.keys(change).every((key) => WRITTEN_LATER.has(key))) this.#unwritten.add(id);
    else this.#write(learner);
  }

  /** Notes that the learner did something now. */
  active(id: string): void {
    const { lastActiveAt, activeMinutes } = this.get(id);
    const now = Date.now();
    const sameMinute = Math.floor(now / 60_000) === Math.floor(lastActiveAt / 60_000) && activeMinutes > 0;
    this.change(id, { lastActiveAt: now, activeMinutes: activeMinutes + (sameMinute ? 0 : 1) });
  }

  flush(): void {
    for (const id of this.#unwritten) {
      const learner = this.#learners.get(id);
      if (learner !== undefined) this.#write(learner);
    }
  }

  remove(id: string): void {
    this.#bySecret.delete(this.get(id).secretHash);
    this.#learners.delete(id);
    this.#unwritten.delete(id);
    this.#store.removeLearner(id);
  }

  #add(learner: Learner): void {
    this.#learners.set(learner.id, learner);
    this.#bySecret.set(learner.secretHash, learner.id);
  }

  #write(learner: Learner): void {
    this.#unwritten.delete(learner.id);
    this.#store.saveLearner(learner);
  }
}

/** A name as it is kept and compared, however it was spelt. */
export function plainName(name: string): string {
  return name.normalize('NFC').trim();
}

/** As it is shown: the second of a name has a number. */
export function shownName({ name, namesake }: Learner): string {
  return namesake === 1 ? name : `${name} (${namesake})`;
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
