import type { Diagnosis, LessonState, Verdict } from '../contract/course-state.ts';
import type { TerminalInfo } from '../contract/terminal.ts';
import type { Known } from './stuck.ts';

const DIAGNOSES_MOST = 50;

type Seen = { diagnosis: Diagnosis; times: number; since: number; present: boolean };

/** Gathers the signs of trouble at one learner's current step; another step begins anew. */
export class Signs {
  #lesson: string | undefined;
  #step: string | undefined;
  #verdict: Verdict | undefined;
  #reason = '';
  #reasonSince = 0;
  #minutes = new Set<number>();
  readonly #diagnoses = new Map<string, Seen>();
  #failures = { times: 0, since: 0 };
  /** Failures in a row by terminal; those from before the step do not count. */
  readonly #failed = new Map<string, { now: number; before: number }>();

  get lesson(): string | undefined {
    return this.#lesson;
  }

  get step(): string | undefined {
    return this.#step;
  }

  /** What the current step's check says. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  /** The lesson as it was just seen. */
  saw({ lesson, steps, diagnoses }: LessonState, now: number): void {
    const current = steps.find(({ state }) => state === 'current');
    if (lesson !== this.#lesson || current?.id !== this.#step) this.#begin(lesson, current?.id);
    // Between two looks the verdict may not be known: what was known holds.
    if (current?.verdict !== undefined) this.#judged(current.verdict, now);
    this.#recognised(diagnoses, now);
  }

  /** Something was typed, printed or written. */
  active(now: number): void {
    this.#minutes.add(Math.floor(now / 60_000));
  }

  /** The terminals as they are now. */
  terminals(terminals: TerminalInfo[], now: number): void {
    const before = new Map(this.#failed);
    this.#failed.clear();
    for (const { id, failures = 0 } of terminals) {
      this.#failed.set(id, { now: failures, before: Math.min(failures, before.get(id)?.before ?? 0) });
    }
    const times = Math.max(0, ...this.#failed.values().map((failed) => failed.now - failed.before));
    this.#failures = { times, since: times === 0 ? 0 : this.#failures.since || now };
  }

  known(): Pick<Known, 'verdict' | 'diagnosis' | 'failures'> {
    const verdict = this.#verdict;
    const worst = [...this.#diagnoses.values()].sort((one, other) => other.times - one.times)[0];
    return {
      verdict:
        verdict === undefined || verdict.state === 'done'
          ? null
          : { verdict, since: this.#reasonSince, minutesTried: this.#minutes.size },
      diagnosis:
        worst === undefined
          ? null
          : {
              id: worst.diagnosis.id,
              on: worst.diagnosis.on,
              values: worst.diagnosis.values,
              times: worst.times,
              since: worst.since,
              present: worst.present,
            },
      failures: this.#failures,
    };
  }

  #begin(lesson: string, step: string | undefined): void {
    this.#lesson = lesson;
    this.#step = step;
    this.#verdict = undefined;
    this.#reason = '';
    this.#minutes = new Set();
    this.#diagnoses.clear();
    this.#failures = { times: 0, since: 0 };
    for (const failed of this.#failed.values()) failed.before = failed.now;
  }

  #judged(verdict: Verdict, now: number): void {
    // Values may count something up while the reason stays.
    const reason = verdict.state === 'done' ? 'done' : `${verdict.state} ${verdict.reason}`;
    this.#verdict = verdict;
    if (reason === this.#reason) return;
    this.#reason = reason;
    this.#reasonSince = now;
    this.#minutes = new Set();
  }

  #recognised(diagnoses: Diagnosis[], now: number): void {
    const present = new Set(diagnoses.map(({ id, on }) => `${id} ${on}`));
    for (const [key, seen] of this.#diagnoses) if (!present.has(key)) seen.present = false;
    for (const diagnosis of diagnoses) {
      const key = `${diagnosis.id} ${diagnosis.on}`;
      const seen = this.#diagnoses.get(key);
      if (seen?.present === true) continue;
      if (seen === undefined && this.#diagnoses.size >= DIAGNOSES_MOST) continue;
      this.#diagnoses.set(key, {
        diagnosis,
        times: (seen?.times ?? 0) + 1,
        since: seen?.since ?? now,
        present: true,
      });
    }
  }
}
