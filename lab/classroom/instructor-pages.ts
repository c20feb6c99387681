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
  /** Whether each one looks; who only listens is told the same, but nothing is found out for it. */
  readonly #listeners = new Map<Listener, boolean>();
  #timer: NodeJS.Timeout | undefined;
  #toldClass = '';
  #toldOrder: string | undefined;
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
    listener({ type: 'learners', learners: this.#options.rows() });
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

  ended(): void {
    this.#tell({ type: 'ended' });
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

    const rows = this.#options.rows();
    const texts = new Map(rows.map((row) => [row.learner, JSON.stringify(row)]));
    const order = [...texts.keys()].join();
    if (order !== this.#toldOrder) this.#tell({ type: 'learners', learners: rows });
    else {
      for (const row of rows) {
        if (texts.get(row.learner) !== this.#toldRows.get(row.learner)) {
          this.#tell({ type: 'learner', learner: row });
        }
      }
    }
    this.#toldOrder = order;
    this.#toldRows = texts;
  }

  #tell(message: ClassMessage): void {
    for (const listener of this.#listeners.keys()) listener(message);
  }
}
