import type { Progress } from '../contract/lab-state.ts';
import type { Language } from '../contract/names.ts';
import { words } from './words.ts';

/** A terminal that lasts is told this often how long a wait has taken. */
const REMINDER_MS = 5_000;

/**
 * Tells each wait on its own lines: when it begins, now and then while it lasts, and when it is over. Plain
 * lines rather than a moving bar, because several waits run at once and the output may be a file.
 */
export class ProgressLines {
  readonly #language: Language;
  readonly #print: (line: string) => void;
  readonly #now: () => number;
  readonly #told = new Map<string, number>();

  constructor(language: Language, print: (line: string) => void, now: () => number = Date.now) {
    this.#language = language;
    this.#print = print;
    this.#now = now;
  }

  readonly report = (progress: Progress): void => {
    const key = `${progress.task} ${progress.subject ?? ''}`;
    const last = this.#told.get(key);
    if (progress.finishedAt !== undefined) {
      if (last === Infinity) return;
      this.#told.set(key, Infinity);
    } else {
      if (last !== undefined && last !== Infinity && this.#now() - last < REMINDER_MS) return;
      this.#told.set(key, this.#now());
    }
    this.#print(this.#line(progress));
  };

  #line(progress: Progress): string {
    const name = words[this.#language].tasks[progress.task];
    const subject = progress.subject === undefined ? '' : ` · ${progress.subject}`;
    const until = progress.finishedAt ?? this.#now();
    const seconds = `${((until - progress.startedAt) / 1000).toFixed(1)} s`;
    const mark = progress.finishedAt === undefined ? '…' : '✓';
    return `${mark} ${name}${subject}${amount(progress)} (${seconds})`;
  }
}

function amount({ done, total, unit }: Progress): string {
  if (done === undefined) return '';
  const show = (value: number) => (unit === 'bytes' ? `${(value / 1e6).toFixed(0)} MB` : String(value));
  return total === undefined ? ` · ${show(done)}` : ` · ${show(done)} / ${show(total)}`;
}
