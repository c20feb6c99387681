import type { LearnerWindow } from './classroom.ts';
import type { ClassLabs } from './class-labs.ts';
import type { Learner } from './class-store.ts';
import type { Wish } from '../labs/lab-session.ts';
import type { Roll } from './roll.ts';

/** A lab without any window of its learner sleeps after this long. */
export const ASLEEP_WITHOUT_WINDOW_MS = 20 * 60_000;
/** A lab with windows in which nothing is done sleeps after this long: a lid that was closed, a tab forgotten. */
export const ASLEEP_WITHOUT_DEED_MS = 45 * 60_000;

type OpenWindow = { window: LearnerWindow; lesson: string | null; since: number };

export type AttendanceOptions = {
  roll: Roll;
  labs: ClassLabs;
  /** The time of the class is over: all labs are paused. */
  isPast: () => boolean;
  /** Whether an instructor looks at this learner's screen. */
  visited: (learner: string) => boolean;
};

/** Which windows each learner has open, and with that which labs are awake. */
export class Attendance {
  readonly #options: AttendanceOptions;
  readonly #windows = new Map<string, Set<OpenWindow>>();
  /** When the last window was closed, or this server began. */
  readonly #lastWindowAt = new Map<string, number>();
  readonly #openedAt = Date.now();
  #closed = false;

  constructor(options: AttendanceOptions) {
    this.#options = options;
  }

  windows(learner: string): LearnerWindow[] {
    return [...(this.#windows.get(learner) ?? [])].map(({ window }) => window);
  }

  /** What the window that was opened or turned last looks at. */
  lesson(learner: string): string | undefined {
    const looking = [...(this.#windows.get(learner) ?? [])].filter(({ lesson }) => lesson !== null);
    return looking.sort((one, other) => other.since - one.since)[0]?.lesson ?? undefined;
  }

  open(learner: string, window: LearnerWindow): { looksAt(lesson: string | null): void; leave(): void } {
    const opened: OpenWindow = { window, lesson: null, since: Date.now() };
    const windows = this.#windows.get(learner) ?? new Set();
    this.#windows.set(learner, windows.add(opened));
    this.active(learner);
    return {
      looksAt: (lesson) => {
        opened.lesson = lesson;
        opened.since = Date.now();
        if (windows.has(opened)) this.active(learner);
      },
      leave: () => {
        if (!windows.delete(opened)) return;
        this.#lastWindowAt.set(learner, Date.now());
      },
    };
  }

  /** The learner is at it. */
  active(learner: string): void {
    const { roll } = this.#options;
    if (!roll.has(learner)) return;
    roll.active(learner);
    this.wake(learner);
  }

  /** A lab that slept is woken; one that is paused stays so. */
  wake(learner: string): void {
    const { roll } = this.#options;
    if (!roll.has(learner)) return;
    if (roll.get(learner).asleep) roll.change(learner, { asleep: false });
    this.apply(learner);
  }

  /** Idling counts from now, as after a pause, in which nobody could do anything. */
  goOn(learner: string): void {
    const { roll } = this.#options;
    const { awakeUntil } = roll.get(learner);
    roll.change(learner, { awakeUntil: Math.max(awakeUntil, Date.now() + ASLEEP_WITHOUT_WINDOW_MS) });
    if (this.windows(learner).length > 0) this.wake(learner);
    else this.apply(learner);
  }

  /** Puts to sleep what nobody uses, and makes every lab what it should be. */
  tick(now = Date.now()): void {
    for (const learner of this.#options.roll.all()) {
      if (this.wish(learner) === 'awake' && this.#isIdle(learner, now)) {
        this.#options.roll.change(learner.id, { asleep: true });
      }
      this.apply(learner.id);
    }
  }

  /** Makes the learner's lab what it should be; opens the lab of an earlier server. */
  apply(learner: string): void {
    const { roll, labs } = this.#options;
    if (this.#closed || !roll.has(learner)) return;
    const { lab } = roll.get(learner);
    if (lab === null) return;
    const wish = this.wish(roll.get(learner));
    const awaited = this.windows(learner).length > 0;
    const session = labs.get(lab) ?? labs.open(lab, { wish, awaited });
    const { phase } = session.state;
    if (wish === 'asleep' && phase !== 'asleep') session.sleep();
    if (wish === 'paused' && phase !== 'paused') session.pause();
    // Also where it is on its way, perhaps behind others: somebody waits for it now.
    const stopped = phase === 'asleep' || phase === 'paused';
    if (wish === 'awake' && (stopped || (awaited && phase !== 'ready'))) session.wake();
  }

  wish(learner: Learner): Wish {
    if (this.#options.isPast() || learner.paused) return 'paused';
    return learner.asleep ? 'asleep' : 'awake';
  }

  forget(learner: string): void {
    this.#windows.delete(learner);
    this.#lastWindowAt.delete(learner);
  }

  close(): void {
    this.#closed = true;
  }

  #isIdle({ id, lab, awakeUntil, lastActiveAt }: Learner, now: number): boolean {
    if (lab === null || now < awakeUntil || this.#options.visited(id)) return false;
    if (this.windows(id).length > 0) return now - lastActiveAt > ASLEEP_WITHOUT_DEED_MS;
    return (
      now - Math.max(this.#lastWindowAt.get(id) ?? this.#openedAt, lastActiveAt) > ASLEEP_WITHOUT_WINDOW_MS
    );
  }
}
