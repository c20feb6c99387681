import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RdsDocument } from './model.ts';

/** Enough for the two weeks that AWS keeps, at a learner's pace. */
const EVENTS_MOST = 1000;

/**
 * What the service knows, in memory and in one file. Changes are made in place by `change`, which tells listeners at
 * once and writes soon; `saved` waits until what was changed is on the disk.
 */
export class RdsStore {
  readonly #file: string;
  readonly #document: RdsDocument;
  readonly #listeners = new Set<() => void>();
  #writing: Promise<void> = Promise.resolve();
  #dirty = false;

  private constructor(file: string, document: RdsDocument) {
    this.#file = file;
    this.#document = document;
  }

  static async open(file: string, initial: () => RdsDocument): Promise<RdsStore> {
    return new RdsStore(file, (await readDocument(file)) ?? initial());
  }

  get document(): Readonly<RdsDocument> {
    return this.#document;
  }

  change<Answer>(work: (document: RdsDocument) => Answer): Answer {
    const answer = work(this.#document);
    this.#document.events.splice(0, this.#document.events.length - EVENTS_MOST);
    this.#dirty = true;
    this.#writing = this.#writing.then(() => this.#write());
    // A failed write is told by `saved`, and tried again with the next change.
    this.#writing.catch(() => undefined);
    for (const listener of this.#listeners) listener();
    return answer;
  }

  /** Resolves when everything changed so far is on the disk. */
  saved(): Promise<void> {
    return this.#writing;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #write(): Promise<void> {
    if (!this.#dirty) return;
    this.#dirty = false;
    await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 });
    await writeFile(`${this.#file}.new`, JSON.stringify(this.#document), { mode: 0o600 });
    await rename(`${this.#file}.new`, this.#file);
  }
}

async function readDocument(file: string): Promise<RdsDocument | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return RdsDocument.parse(JSON.parse(text));
}
