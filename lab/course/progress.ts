import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { CourseProgress } from '../contract/course-state.ts';

const Done = z.object({ lesson: z.string(), step: z.string(), done_at: z.number() });

/** What one lab remembers of the course: the steps done, and the texts that the course itself wrote. */
export class Progress {
  readonly #db: DatabaseSync;
  readonly #lab: string;

  constructor(home: string, lab: string) {
    mkdirSync(home, { recursive: true });
    this.#lab = lab;
    this.#db = new DatabaseSync(join(home, 'progress.sqlite'), { timeout: 5_000 });
    // Every step is on disk before the page says so: a server killed with -9 has lost nothing.
    this.#db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS done (
        lab TEXT, lesson TEXT, step TEXT, done_at INTEGER NOT NULL, PRIMARY KEY (lab, lesson, step)
      ) STRICT;
      CREATE TABLE IF NOT EXISTS written (
        lab TEXT, path TEXT, hash TEXT, PRIMARY KEY (lab, path, hash)
      ) STRICT;
    `);
  }

  /** When a step was done; undefined when it is not. */
  doneAt(lesson: string, step: string): number | undefined {
    return this.#done().find((row) => row.lesson === lesson && row.step === step)?.done_at;
  }

  course(): CourseProgress {
    const course: CourseProgress = {};
    for (const { lesson, step } of this.#done()) (course[lesson] ??= []).push(step);
    return course;
  }

  /** When each step was done: lesson, step, milliseconds since the epoch. */
  times(): Map<string, Map<string, number>> {
    const times = new Map<string, Map<string, number>>();
    for (const { lesson, step, done_at } of this.#done()) {
      times.set(lesson, (times.get(lesson) ?? new Map<string, number>()).set(step, done_at));
    }
    return times;
  }

  /** Done stays done: a second time changes nothing. */
  setDone(lesson: string, step: string, at = Date.now()): void {
    this.#db.prepare('INSERT OR IGNORE INTO done VALUES (?, ?, ?, ?)').run(this.#lab, lesson, step, at);
  }

  /** For a learner who goes back to do steps again. */
  forgetSteps(lesson: string, steps: string[]): void {
    const forget = this.#db.prepare('DELETE FROM done WHERE lab = ? AND lesson = ? AND step = ?');
    for (const step of steps) forget.run(this.#lab, lesson, step);
  }

  forgetAll(): void {
    this.#db.prepare('DELETE FROM done WHERE lab = ?').run(this.#lab);
  }

  rememberWritten(path: string, text: string): void {
    this.#db.prepare('INSERT OR IGNORE INTO written VALUES (?, ?, ?)').run(this.#lab, path, hash(text));
  }

  /** Whether the course itself once wrote this text to this path. */
  wasWritten(path: string, text: string): boolean {
    const found = this.#db
      .prepare('SELECT 1 FROM written WHERE lab = ? AND path = ? AND hash = ?')
      .get(this.#lab, path, hash(text));
    return found !== undefined;
  }

  /** Every path that the course has written to. */
  writtenPaths(): string[] {
    const rows = this.#db
      .prepare('SELECT DISTINCT path FROM written WHERE lab = ? ORDER BY path')
      .all(this.#lab);
    return z
      .array(z.object({ path: z.string() }))
      .parse(rows)
      .map((row) => row.path);
  }

  /** Of a lab that is removed: also which texts were the course's own. Answers what is still kept of it. */
  forgetLab(): number {
    this.forgetAll();
    this.#db.prepare('DELETE FROM written WHERE lab = ?').run(this.#lab);
    return this.#done().length + this.writtenPaths().length;
  }

  close(): void {
    this.#db.close();
  }

  #done(): z.infer<typeof Done>[] {
    const rows = this.#db
      .prepare('SELECT lesson, step, done_at FROM done WHERE lab = ? ORDER BY done_at, rowid')
      .all(this.#lab);
    return z.array(Done).parse(rows);
  }
}

/** Forgets all of a lab that is not open. Answers how much of it is still kept, which is nothing. */
export function forgetProgress(home: string, lab: string): number {
  const progress = new Progress(home, lab);
  try {
    return progress.forgetLab();
  } finally {
    progress.close();
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
