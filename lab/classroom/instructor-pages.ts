import type { ClassMessage, ClassState, LearnerRow } from '../contract/class.ts';
import type { Report } from './report.ts';

/** Changes come in flocks; a page is told at most so often. */
const PAUSE_MS = 300;

type Listener = (message: ClassMessage) => void;

export type InstructorPagesOptions = {
  state: () => ClassState;
  /** In the order of need. */
  rows: () => LearnerRow[];
  report: Report;
  /** The first page was opened, or the last one closed. */
  watched: (on: boolean) => void;
};

/** The instructor's windows: each is told everything at first, then what has changed. */
export class InstructorPages {
  readonly #options: InstructorPagesOptions;
  /** Whether each one looks; who only listens is told of the class, not of its learners. */
  readonly #listeners = new Map<Listener, boolean>();
  #timer: NodeJS.Timeout | undefined;
  #toldClass = '';
  #toldRows = new Map<string, string>();

  constructor(options: InstructorPagesOptions) {
    this.#options = options;
  }

  get watched(): boolean {
    return this.#listeners.values().some((looks) => looks);
  }

  watch(listener: Listener, looks: boolean): () => void {
    // The others are told what is new up to now, so that from now on all know the same.
    this.#tellChanges();
    this.#change(() => this.#listeners.set(listener, looks));
    listener({ type: 'class', class: this.#options.state() });
    if (looks) {
      const rows = this.#options.rows();
      this.#remember(rows);
      listener({ type: 'learners', learners: rows });
    }
    return () => this.#change(() => this.#listeners.delete(listener));
  }

  /** Something may have changed. */
  changed(): void {
    if (this.#listeners.size === 0 || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      try {
        this.#tellChanges();
      } catch (error) {
        // The next change tries again; a page must not take the server down.
        this.#options.report(error);
      }
    }, PAUSE_MS);
  }

  ended(gone: boolean): void {
    this.#tell({ type: 'ended', gone });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #change(listeners: () => void): void {
    const before = this.watched;
    listeners();
    if (this.watched !== before) this.#options.watched(this.watched);
  }

  #tellChanges(): void {
    const state = this.#options.state();
    const told = JSON.stringify(state);
    if (told !== this.#toldClass) this.#tell({ type: 'class', class: state });
    this.#toldClass = told;
    if (!this.watched) return;

    const rows = this.#options.rows();
    const before = this.#toldRows;
    this.#remember(rows);
    if ([...before.keys()].join() !== [...this.#toldRows.keys()].join()) {
      this.#tell({ type: 'learners', learners: rows });
      return;
    }
    for (const row of rows) {
      const { learner } = row;
      if (before.get(learner) !== this.#toldRows.get(learner)) this.#tell({ type: 'learner', learner: row });
    }
  }

  #remember(rows: LearnerRow[]): void {
    this.#toldRows = new Map(rows.map((row) => [row.learner, JSON.stringify(row)]));
  }

  #tell(message: ClassMessage): void {
    const ofLearners = message.type === 'learners' || message.type === 'learner';
    for (const [listener, looks] of this.#listeners) if (looks || !ofLearners) listener(message);
  }
}
