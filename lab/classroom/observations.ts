import type { CourseProgress } from '../contract/course-state.ts';
import { Progress } from '../course/progress.ts';
import type { ClassLabs } from './class-labs.ts';
import type { Learner } from './class-store.ts';
import { Observation } from './observe.ts';
import type { Roll } from './roll.ts';

export type ObservationsOptions = {
  home: string;
  labs: ClassLabs;
  roll: Roll;
  /** Which lesson of this learner's is to be watched now. */
  lesson: (learner: Learner) => string | null;
  active: (learner: Learner) => void;
  progressed: (learner: Learner) => void;
  changed: () => void;
};

/** What is seen of every learner's lab. */
export class Observations {
  readonly #options: ObservationsOptions;
  readonly #observations = new Map<string, Observation>();
  /** Of labs that this server has not had ready yet, by lab. */
  readonly #kept = new Map<string, CourseProgress>();

  constructor(options: ObservationsOptions) {
    this.#options = options;
  }

  get(learner: string): Observation | undefined {
    return this.#observations.get(learner);
  }

  /** Done steps, also of a lab that sleeps. */
  done(learner: string, lab: string | null): CourseProgress {
    if (lab === null) return {};
    const seen = this.#observations.get(learner)?.done;
    if (seen !== undefined) return seen;
    const kept = this.#kept.get(lab) ?? this.#read(lab, (progress) => progress.course());
    this.#kept.set(lab, kept);
    return kept;
  }

  /** When each step was done. */
  times(lab: string | null): Map<string, Map<string, number>> {
    return lab === null ? new Map() : this.#read(lab, (progress) => progress.times());
  }

  /** Begins to look at the learner's lab, once they have one. */
  follow(learner: string): void {
    const { labs, roll, lesson, active, progressed, changed } = this.#options;
    const { lab } = roll.get(learner);
    const session = lab === null ? undefined : labs.get(lab);
    if (session === undefined || this.#observations.has(learner)) return;
    const known = (use: (learner: Learner) => void) => () => {
      if (roll.has(learner)) use(roll.get(learner));
    };
    this.#observations.set(
      learner,
      new Observation(session, {
        lesson: () => (roll.has(learner) ? lesson(roll.get(learner)) : null),
        active: known(active),
        progressed: known(progressed),
        changed,
      }),
    );
  }

  /** What is to be watched may have changed. */
  look(learner: string): void {
    this.#observations.get(learner)?.look();
  }

  forget(learner: string): void {
    this.#observations.get(learner)?.stop();
    this.#observations.delete(learner);
    const { roll } = this.#options;
    const lab = roll.has(learner) ? roll.get(learner).lab : null;
    if (lab !== null) this.#kept.delete(lab);
  }

  close(): void {
    for (const observation of this.#observations.values()) observation.stop();
    this.#observations.clear();
  }

  #read<Answer>(lab: string, use: (progress: Progress) => Answer): Answer {
    const progress = new Progress(this.#options.home, lab);
    try {
      return use(progress);
    } finally {
      progress.close();
    }
  }
}
