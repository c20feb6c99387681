import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { ClassNote } from '../contract/class.ts';
import { Language } from '../contract/names.ts';

const Flag = z.number().transform((value) => value === 1);

const ClassRow = z.object({
  name: z.string(),
  code: z.string(),
  startedAt: z.number(),
  endsAt: z.number(),
  paused: Flag,
});
/** The class itself. */
export type ClassFacts = z.infer<typeof ClassRow>;

const LearnerRow = z.object({
  id: z.string(),
  name: z.string(),
  /** 2 for the second of the same name; 1 for most. */
  namesake: z.number(),
  language: Language,
  secretHash: z.string(),
  lab: z.nullable(z.string()),
  joinedAt: z.number(),
  /** Since when in the line, while `lab` is null. */
  lineSince: z.number(),
  lastActiveAt: z.number(),
  /** Minutes of the clock in which the learner did something. */
  activeMinutes: z.number(),
  awakeUntil: z.number(),
  asleep: Flag,
  paused: Flag,
  askedAt: z.nullable(z.number()),
});
/** What is kept of one learner; the secret itself is not. */
export type Learner = z.infer<typeof LearnerRow>;

const NoteRow = z.object({ ...ClassNote.shape, to: z.nullable(z.string()) });
/** A note and whom it is for; null is everyone. */
export type KeptNote = z.infer<typeof NoteRow>;

/** `trial` is measured and removed, `spare` stands ready, `given` is a learner's. */
const LabRow = z.object({ lab: z.string(), use: z.enum(['trial', 'spare', 'given']) });
export type KeptLab = z.infer<typeof LabRow>;

export const NOTES_KEPT = 200;
const FILE = 'class.sqlite';

/** What a class remembers over restarts of the server: one file in the home. */
export class ClassStore {
  readonly #db: DatabaseSync;
  readonly #home: string;

  constructor(home: string) {
    this.#home = home;
    mkdirSync(home, { recursive: true });
    this.#db = new DatabaseSync(join(home, FILE), { timeout: 5_000 });
    // Names stand in it: it is nobody's but the one who runs the server.
    chmodSync(join(home, FILE), 0o600);
    this.#db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      CREATE TABLE IF NOT EXISTS class (
        one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, code TEXT NOT NULL,
        startedAt INTEGER NOT NULL, endsAt INTEGER NOT NULL, paused INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE IF NOT EXISTS learners (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, namesake INTEGER NOT NULL, language TEXT NOT NULL,
        secretHash TEXT NOT NULL UNIQUE, lab TEXT UNIQUE, joinedAt INTEGER NOT NULL, lineSince INTEGER NOT NULL,
        lastActiveAt INTEGER NOT NULL, activeMinutes INTEGER NOT NULL, awakeUntil INTEGER NOT NULL,
        asleep INTEGER NOT NULL, paused INTEGER NOT NULL, askedAt INTEGER
      ) STRICT;
      CREATE TABLE IF NOT EXISTS labs (lab TEXT PRIMARY KEY, use TEXT NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS notes (
        id TEXT PRIMARY KEY, "to" TEXT, kind TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL
      ) STRICT;
    `);
  }

  class(): ClassFacts | undefined {
    const row = this.#db.prepare('SELECT * FROM class').get();
    return row === undefined ? undefined : ClassRow.parse(row);
  }

  saveClass({ name, code, startedAt, endsAt, paused }: ClassFacts): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO class VALUES (1, ?, ?, ?, ?, ?)')
      .run(name, code, startedAt, endsAt, Number(paused));
  }

  /** In the order of joining. */
  learners(): Learner[] {
    return z
      .array(LearnerRow)
      .parse(this.#db.prepare('SELECT * FROM learners ORDER BY joinedAt, rowid').all());
  }

  saveLearner(learner: Learner): void {
    this.#db
      .prepare(
        `INSERT INTO learners VALUES (
           :id, :name, :namesake, :language, :secretHash, :lab, :joinedAt, :lineSince, :lastActiveAt,
           :activeMinutes, :awakeUntil, :asleep, :paused, :askedAt
         ) ON CONFLICT (id) DO UPDATE SET
           lab = :lab, lineSince = :lineSince, lastActiveAt = :lastActiveAt, activeMinutes = :activeMinutes,
           awakeUntil = :awakeUntil, asleep = :asleep, paused = :paused, askedAt = :askedAt`,
      )
      .run({ ...learner, asleep: Number(learner.asleep), paused: Number(learner.paused) });
  }

  removeLearner(id: string): void {
    this.#db.prepare('DELETE FROM learners WHERE id = ?').run(id);
    this.#db.prepare('DELETE FROM notes WHERE "to" = ?').run(id);
  }

  /** Every lab that the class has made and not yet seen gone. */
  labs(): KeptLab[] {
    return z.array(LabRow).parse(this.#db.prepare('SELECT * FROM labs ORDER BY rowid').all());
  }

  saveLab({ lab, use }: KeptLab): void {
    this.#db.prepare('INSERT OR REPLACE INTO labs VALUES (?, ?)').run(lab, use);
  }

  removeLab(lab: string): void {
    this.#db.prepare('DELETE FROM labs WHERE lab = ?').run(lab);
  }

  /** The newest last. */
  notes(): KeptNote[] {
    return z.array(NoteRow).parse(this.#db.prepare('SELECT * FROM notes ORDER BY at, rowid').all());
  }

  addNote({ id, to, kind, text, at }: KeptNote): void {
    this.#db.prepare('INSERT INTO notes VALUES (?, ?, ?, ?, ?)').run(id, to, kind, text, at);
    this.#db
      .prepare('DELETE FROM notes WHERE rowid NOT IN (SELECT rowid FROM notes ORDER BY rowid DESC LIMIT ?)')
      .run(NOTES_KEPT);
  }

  removeNotes(): void {
    this.#db.exec('DELETE FROM notes');
  }

  /** A second time does nothing. */
  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  /** Closes, and removes the file. */
  remove(): void {
    this.close();
    forgetClass(this.#home);
  }
}

/** Removes what is kept of a class that no server has open; its labs are not touched. */
export function forgetClass(home: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(join(home, FILE + end), { force: true });
}
