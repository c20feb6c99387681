import type { FileText, WriteFile } from '../../../lab/contract/files.ts';
import { LabError } from '../../../lab/contract/lab-error.ts';
import { createStore } from '../store.ts';

export type FileApi = {
  read: (path: string) => Promise<FileText>;
  write: (file: WriteFile) => Promise<FileText>;
};

/** The document in the editor. */
export type EditedText = {
  get: () => string;
  replace: (text: string) => void;
};

export type OpenFileState = {
  status: 'loading' | 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict' | 'removed';
  /** The file as it is on disk, when it and what is in the editor went apart. */
  theirs: FileText | undefined;
  error: unknown;
};

/** Long enough to finish a word, short enough that a command in the shell finds what was just typed. */
const saveAfter = 900;

/**
 * A file that is open in the editor, kept in step with the workspace: saved shortly after typing stops, reloaded when
 * something else changes it, and where both happened, neither is lost and the learner chooses.
 */
export class OpenFile {
  readonly state = createStore<OpenFileState>({ status: 'loading', theirs: undefined, error: undefined });
  readonly path: string;
  readonly #api: FileApi;
  readonly #edited: EditedText;
  /** What the file held when it was last read or written; `version` null means that it is not there. */
  #base: { text: string; version: string | null } = { text: '', version: null };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  constructor(path: string, api: FileApi, edited: EditedText) {
    this.path = path;
    this.#api = api;
    this.#edited = edited;
  }

  get #dirty(): boolean {
    return this.#edited.get() !== this.#base.text;
  }

  async load(): Promise<void> {
    try {
      this.#take(await this.#api.read(this.path));
    } catch (error) {
      this.state.set({ status: 'failed', error });
    }
  }

  /** To be called after each change that the learner makes. */
  typed(): void {
    const { status } = this.state.get();
    if (status === 'conflict' || status === 'removed' || !this.#dirty) return;
    this.state.set({ status: 'unsaved' });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), saveAfter);
  }

  /** Writes what is in the editor now; one write at a time, in order. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saving;
    const { status } = this.state.get();
    if (status === 'loading' || status === 'conflict') return;
    if (!this.#dirty && status !== 'removed') return;
    this.#saving = this.#write(this.#edited.get());
    await this.#saving;
    this.#saving = undefined;
  }

  /** Something in the workspace changed: look whether it was this file. */
  async changedOutside(): Promise<void> {
    await this.#saving;
    let present: FileText;
    try {
      present = await this.#api.read(this.path);
    } catch (error) {
      if (error instanceof LabError && error.code === 'file-missing') {
        clearTimeout(this.#timer);
        this.#base = { ...this.#base, version: null };
        this.state.set({ status: 'removed', theirs: undefined });
      } else this.state.set({ error });
      return;
    }
    this.#meet(present);
  }

  /** The learner's text wins over the file as it is. */
  async keepMine(): Promise<void> {
    const { theirs } = this.state.get();
    if (theirs !== undefined) this.#base = theirs;
    this.state.set({ status: 'unsaved', theirs: undefined });
    await this.save();
  }

  /** The file as it is wins; what was typed is given up. */
  takeTheirs(): void {
    const { theirs } = this.state.get();
    if (theirs !== undefined) this.#take(theirs);
  }

  /** Saves what is not saved yet and lets go of the file. */
  close(): void {
    clearTimeout(this.#timer);
    const { status } = this.state.get();
    if (status === 'unsaved' || status === 'saving') void this.save();
  }

  async #write(text: string): Promise<void> {
    this.state.set({ status: 'saving', error: undefined });
    try {
      const file = await this.#api.write({ path: this.path, text, version: this.#base.version });
      this.#base = file;
      this.state.set({ status: 'saved', theirs: undefined });
      this.typed(); // more may have been typed meanwhile
    } catch (error) {
      if (error instanceof LabError && error.code === 'file-changed') {
        await this.#afterRefusal();
      } else this.state.set({ status: 'failed', error });
    }
  }

  async #afterRefusal(): Promise<void> {
    try {
      this.#meet(await this.#api.read(this.path));
    } catch (error) {
      this.state.set({ status: 'failed', error });
    }
  }

  /** Brings the editor and the file on disk together. */
  #meet(present: FileText): void {
    if (present.version === this.#base.version && this.state.get().status !== 'removed') return;
    if (present.text === this.#edited.get() || !this.#dirty) this.#take(present);
    else {
      clearTimeout(this.#timer);
      this.state.set({ status: 'conflict', theirs: present });
    }
  }

  #take(file: FileText): void {
    this.#base = file;
    if (this.#edited.get() !== file.text) this.#edited.replace(file.text);
    this.state.set({ status: 'saved', theirs: undefined, error: undefined });
  }
}
