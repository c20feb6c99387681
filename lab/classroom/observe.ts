import type { CourseProgress } from '../contract/course-state.ts';
import type { ClassLab } from './class-labs.ts';
import { Signs } from './signs.ts';

export type ObservationOptions = {
  /** What is to be watched now; null for nothing. */
  lesson: () => string | null;
  /** The learner did something in the lab. */
  active: () => void;
  /** One more step is done. */
  progressed: () => void;
  /** Something of the row has changed. */
  changed: () => void;
};

/**
 * Looks at one learner's lab for the instructor. It watches the lesson that the learner's own window watches, which
 * costs no check more; what is watched besides is for `lesson` to say.
 */
export class Observation {
  readonly #lab: ClassLab;
  readonly #options: ObservationOptions;
  readonly #signs = new Signs();
  #watched: string | null = null;
  #parts: object | undefined;
  #stops: (() => void)[] = [];
  #stopWatching: (() => void) | undefined;
  #done: CourseProgress | undefined;
  #failedAt: number | null = null;
  readonly #stopListening: () => void;

  constructor(lab: ClassLab, options: ObservationOptions) {
    this.#lab = lab;
    this.#options = options;
    this.#stopListening = lab.onChange(() => this.look());
    this.look();
  }

  get signs(): Signs {
    return this.#signs;
  }

  /** Done steps; undefined as long as this server has not had the lab ready. */
  get done(): CourseProgress | undefined {
    return this.#done;
  }

  get failedAt(): number | null {
    return this.#failedAt;
  }

  /** Follows the lab as it comes and goes, and the lesson that is to be watched. */
  look(): void {
    const failed = this.#lab.state.phase === 'failed';
    this.#failedAt = failed ? (this.#failedAt ?? Date.now()) : null;
    const parts = this.#lab.ready ? this.#lab.parts : undefined;
    if (parts !== this.#parts) this.#attach(parts);
    if (parts !== undefined) this.#watch(parts);
    this.#options.changed();
  }

  stop(): void {
    this.#stopListening();
    this.#attach(undefined);
  }

  #attach(parts: ClassLab['parts'] | undefined): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#watched = null;
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#parts = parts;
    if (parts === undefined) return;
    const { course, workbench } = parts;
    this.#done = course.progress();
    this.#stops = [
      workbench.onChange((change) => {
        const { kind } = change;
        const now = Date.now();
        if (kind === 'terminals') this.#signs.terminals(workbench.terminals.list(), now);
        // Not `containers`: one that is restarted for ever is nobody's deed.
        if (kind !== 'terminal-output' && kind !== 'files') return;
        this.#signs.active(now);
        // What a program goes on printing is nobody's deed: a forgotten `watch` would keep a lab awake for ever.
        if (kind === 'files' || change.echo) this.#options.active();
      }),
      // No lesson and no topology: nothing is looked at for it, but progress is told.
      course.watch({ lesson: null, topology: false }, (change) => {
        if (change.type !== 'progress') return;
        const before = countOf(this.#done);
        this.#done = change.progress;
        if (countOf(this.#done) > before) this.#options.progressed();
        this.#options.changed();
      }),
    ];
  }

  #watch({ course }: ClassLab['parts']): void {
    const lesson = this.#options.lesson();
    if (lesson === this.#watched) return;
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#watched = lesson;
    if (lesson === null) return;
    this.#stopWatching = course.watch({ lesson, topology: false }, (change) => {
      if (change.type !== 'lesson') return;
      this.#signs.saw(change.lesson, Date.now());
      this.#options.changed();
    });
  }
}

function countOf(done: CourseProgress = {}): number {
  return Object.values(done).flat().length;
}
