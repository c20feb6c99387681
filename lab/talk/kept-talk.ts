import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { labDirectory } from '../workbench/lab-directory.ts';

/** A talk that nobody has touched for so long is over, though nobody has ended it. */
const FORGOTTEN_AFTER_MS = 12 * 60 * 60_000;

const Row = z.object({ id: z.string(), value: z.string() });
const Newest = z.object({ at: z.nullable(z.number()) });

export type KeptKind = 'shown' | 'poll' | 'question';

/**
 * What a talk keeps over a restart of the server, on disk before it is told, in the folder of the speaker's lab: it is
 * removed with it.
 */
export class KeptTalk {
  readonly #db: DatabaseSync;

  constructor(home: string, lab: string) {
    const folder = labDirectory(home, lab);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#db = new DatabaseSync(join(folder, 'talk.sqlite'), { timeout: 5_000 });
    this.#db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS kept (
        kind TEXT, id TEXT, value TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (kind, id)
      ) STRICT;
    `);
    const { at } = z.parse(Newest, this.#db.prepare('SELECT max(at) AS at FROM kept').get());
    if (at !== null && at < Date.now() - FORGOTTEN_AFTER_MS) this.clear();
  }

  put(kind: KeptKind, id: string, value: object): void {
    try {
      this.#db
        .prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)')
        .run(kind, id, JSON.stringify(value), Date.now());
    } catch (error) {
      // A full disk costs what a restart would bring back, and must not stop the talk.
      console.error(error);
    }
  }

  remove(kind: KeptKind, id: string): void {
    this.#db.prepare('DELETE FROM kept WHERE kind = ? AND id = ?').run(kind, id);
  }

  /** By id; what an older version has kept in another form is left out. */
  all<Value>(kind: KeptKind, schema: z.ZodMiniType<Value>): Map<string, Value> {
    const rows = this.#db.prepare('SELECT id, value FROM kept WHERE kind = ? ORDER BY rowid').all(kind);
    const values = new Map<string, Value>();
    for (const { id, value } of z.parse(z.array(Row), rows)) {
      const read = schema.safeParse(JSON.parse(value));
      if (read.success) values.set(id, read.data);
    }
    return values;
  }

  clear(): void {
    this.#db.exec('DELETE FROM kept');
  }

  close(): void {
    this.#db.close();
  }
}
