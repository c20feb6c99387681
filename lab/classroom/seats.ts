import type { JoinClass } from '../contract/class.ts';
import type { ClassLabs, LabLeft } from './class-labs.ts';
import type { ClassStore, KeptLab, Learner } from './class-store.ts';
import { isGone } from './end-class.ts';
import { lineOf, nextOf, PLACE_KEPT_MS, placeOf } from './line.ts';
import { newId, type Roll } from './roll.ts';

/** Labs that stand ready, so that joining takes a breath. */
const SPARES = 2;

export type SeatsOptions = {
  store: ClassStore;
  roll: Roll;
  labs: ClassLabs;
  /** The learner has been given a lab. */
  given: (learner: string) => void;
};

/** Who has which lab, who waits for one, and which stand ready. */
export class Seats {
  readonly #options: SeatsOptions;
  readonly #uses: Map<string, KeptLab['use']>;
  readonly #seen = new Map<string, number>();
  /**
   * Labs that are nobody's any more and not seen gone; at first the trial labs and spares of an earlier server. A spare
   * that has been through a restart says so on its screen, which is nothing to greet a newcomer with.
   */
  readonly #leftovers: Set<string>;
  readonly #openedAt = Date.now();
  #capacity = 0;
  #closed = false;

  constructor(options: SeatsOptions) {
    this.#options = options;
    this.#uses = new Map(options.store.labs().map(({ lab, use }) => [lab, use]));
    this.#leftovers = new Set([...this.#of('trial'), ...this.#of('spare')]);
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** More places are given to the line at once; fewer take nobody's lab away. */
  set capacity(labs: number) {
    this.#capacity = labs;
    this.serveLine();
  }

  /** Labs that learners have, and those that are not gone yet. */
  get taken(): number {
    return this.#of('given').length;
  }

  get spares(): string[] {
    return this.#of('spare').filter((lab) => !this.#leftovers.has(lab));
  }

  get waiting(): Learner[] {
    return lineOf(this.#options.roll.all());
  }

  /** @throws LabError `class-full` */
  join(asked: JoinClass): { learner: Learner; secret: string } {
    const { roll } = this.#options;
    const joined = roll.join(asked);
    this.#seen.set(joined.learner.id, Date.now());
    this.serveLine();
    return { ...joined, learner: roll.get(joined.learner.id) };
  }

  place(learner: string): number | null {
    return placeOf(this.waiting, learner);
  }

  /** The learner's page asked for their seat: they are there. */
  seen(learner: string): void {
    const { roll } = this.#options;
    const now = Date.now();
    const away = now - this.#seenAt(learner);
    this.#seen.set(learner, now);
    if (roll.get(learner).lab !== null) return;
    if (away > PLACE_KEPT_MS) roll.change(learner, { lineSince: now });
    this.serveLine();
  }

  /** Gives free places to those whose turn it is. */
  serveLine(): void {
    while (!this.#closed && this.taken < this.#capacity) {
      const next = nextOf(this.waiting, (id) => this.#seenAt(id));
      if (next === undefined) return;
      this.#give(next.id);
    }
  }

  /** Removes the learner and everything of theirs; rejects when their lab could not be removed: it is tried again. */
  async release(learner: string): Promise<void> {
    const { roll } = this.#options;
    const { lab } = roll.get(learner);
    // Their name and secret go at once, whatever becomes of the lab.
    roll.remove(learner);
    this.#seen.delete(learner);
    try {
      if (lab !== null) await this.remove(lab);
    } finally {
      this.serveLine();
    }
  }

  /** Removes one lab that is nobody's any more and not gone yet. */
  async tidy(): Promise<void> {
    const { roll } = this.#options;
    const ownerless = this.#of('given').filter((lab) => roll.ofLab(lab) === undefined);
    const [left] = [...this.#leftovers, ...ownerless];
    if (this.#closed || left === undefined) return;
    await this.remove(left);
    this.serveLine();
  }

  /** Opens one more lab to stand ready, or removes one too many. For quiet times. */
  async refill(): Promise<void> {
    if (this.#closed) return;
    const { labs } = this.#options;
    if (this.spares.length < Math.min(SPARES, this.#capacity - this.taken)) {
      const lab = `c${newId()}`;
      this.#note(lab, 'spare');
      labs.open(lab, { awaited: false });
    } else if (this.spares.length > 0 && this.spares.length > this.#capacity - this.taken) {
      const [surplus] = this.spares;
      if (surplus !== undefined) await this.remove(surplus);
    }
  }

  /** A lab for measuring, removed afterwards. */
  async withTrial<Answer>(use: (lab: string) => Promise<Answer>): Promise<Answer> {
    const lab = `c${newId()}`;
    this.#note(lab, 'trial');
    try {
      return await use(lab);
    } finally {
      await this.remove(lab);
    }
  }

  /** Removes one lab; it is remembered until nothing of it is seen. */
  async remove(lab: string): Promise<LabLeft> {
    const { labs, store } = this.#options;
    // Last in line where it was tried before, so that one that cannot be removed does not keep the others.
    this.#leftovers.delete(lab);
    this.#leftovers.add(lab);
    const left = await labs.remove(lab);
    // What this server no longer writes down the next one removes once more.
    if (isGone(left) && !this.#closed) {
      this.#leftovers.delete(lab);
      this.#uses.delete(lab);
      store.removeLab(lab);
    }
    return left;
  }

  /** Every lab that the class has made and not seen gone. */
  all(): string[] {
    return [...this.#uses.keys()];
  }

  /** Gives and writes nothing any more. */
  close(): void {
    this.#closed = true;
  }

  #give(learner: string): void {
    const { labs, roll, given } = this.#options;
    const { spares } = this;
    const lab = spares.find((spare) => labs.get(spare)?.ready) ?? spares[0] ?? `c${newId()}`;
    this.#note(lab, 'given');
    roll.change(learner, { lab });
    given(learner);
  }

  #note(lab: string, use: KeptLab['use']): void {
    this.#uses.set(lab, use);
    this.#options.store.saveLab({ lab, use });
  }

  #of(use: KeptLab['use']): string[] {
    return [...this.#uses].flatMap(([lab, its]) => (its === use ? lab : []));
  }

  /** After a restart everyone counts as just seen: their pages come back within seconds. */
  #seenAt(learner: string): number {
    return this.#seen.get(learner) ?? this.#openedAt;
  }
}
