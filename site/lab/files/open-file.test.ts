import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileText, WriteFile } from '../../../lab/contract/files.ts';
import { LabError } from '../../../lab/contract/lab-error.ts';
import { OpenFile } from './open-file.ts';

/** A workspace with one file, whose version is a counter. */
class Disk {
  file: FileText | undefined = { path: 'a.yaml', text: 'one', version: '1' };
  #versions = 1;

  readonly read = async (path: string): Promise<FileText> => {
    if (this.file === undefined) throw new LabError('file-missing', { path });
    return this.file;
  };

  readonly write = async ({ path, text, version }: WriteFile): Promise<FileText> => {
    if (version !== (this.file?.version ?? null)) throw new LabError('file-changed', { path });
    return this.set(text);
  };

  set(text: string): FileText {
    this.#versions += 1;
    this.file = { path: 'a.yaml', text, version: String(this.#versions) };
    return this.file;
  }
}

let disk: Disk;
let text: string;
let file: OpenFile;

function type(typed: string): void {
  text = typed;
  file.typed();
}

beforeEach(async () => {
  vi.useFakeTimers();
  disk = new Disk();
  text = '';
  file = new OpenFile('a.yaml', disk, { get: () => text, replace: (next) => (text = next) });
  await file.load();
  return () => vi.useRealTimers();
});

describe('an open file', () => {
  it('shows what the file holds', () => {
    expect(text).toBe('one');
    expect(file.state.get().status).toBe('saved');
  });

  it('is saved shortly after typing stops', async () => {
    type('two');
    expect(file.state.get().status).toBe('unsaved');
    await vi.runAllTimersAsync();
    expect(disk.file?.text).toBe('two');
    expect(file.state.get().status).toBe('saved');
  });

  it('follows a change from the shell while nothing was typed', async () => {
    disk.set('from the shell');
    await file.changedOutside();
    expect(text).toBe('from the shell');
  });

  it('keeps both texts when the shell changed what was being typed in', async () => {
    type('mine');
    disk.set('theirs');
    await file.changedOutside();
    await vi.runAllTimersAsync();
    expect(file.state.get()).toMatchObject({ status: 'conflict', theirs: { text: 'theirs' } });
    expect(text).toBe('mine');
    expect(disk.file?.text).toBe('theirs');
  });

  it('finds out by the refusal when nobody told it of the change', async () => {
    disk.set('theirs');
    type('mine');
    await vi.runAllTimersAsync();
    expect(file.state.get().status).toBe('conflict');
  });

  it('saves the typed text over the other once the learner says so', async () => {
    disk.set('theirs');
    type('mine');
    await vi.runAllTimersAsync();
    await file.keepMine();
    expect(disk.file?.text).toBe('mine');
    expect(file.state.get().status).toBe('saved');
  });

  it('gives the typed text up once the learner says so', async () => {
    disk.set('theirs');
    type('mine');
    await vi.runAllTimersAsync();
    file.takeTheirs();
    expect(text).toBe('theirs');
    expect(file.state.get().status).toBe('saved');
  });

  it('keeps the text of a file that was deleted, and creates it again on saving', async () => {
    disk.file = undefined;
    await file.changedOutside();
    expect(file.state.get().status).toBe('removed');
    expect(text).toBe('one');
    await file.save();
    expect(disk.file).toMatchObject({ text: 'one' });
  });

  it('saves what was typed while a save was under way', async () => {
    type('two');
    const saving = file.save();
    type('three');
    await saving;
    await vi.runAllTimersAsync();
    expect(disk.file?.text).toBe('three');
  });

  it('saves what is not saved yet when it is closed', async () => {
    type('two');
    file.close();
    await vi.runAllTimersAsync();
    expect(disk.file?.text).toBe('two');
  });
});
