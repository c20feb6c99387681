import type { FilePreview, FileText } from '../../contract/files.ts';
import { LabError } from '../../contract/lab-error.ts';
import type { Workbench, WorkspaceFiles } from '../../workbench/workbench.ts';
import type { Progress } from '../progress.ts';

/** The files that the course writes into the workspace, and the care for the learner's own. */
export class CourseFiles {
  readonly #files: WorkspaceFiles;
  readonly #exec: Workbench['exec'];
  readonly #progress: Progress;

  constructor({ files, exec }: Pick<Workbench, 'files' | 'exec'>, progress: Progress) {
    this.#files = files;
    this.#exec = exec;
    this.#progress = progress;
  }

  async preview(path: string, wanted: string): Promise<FilePreview> {
    const present = await this.#present(path);
    const learnersOwn =
      present !== undefined && present.text !== wanted && !this.#progress.wasWritten(path, present.text);
    return { path, wanted, present: present ?? null, learnersOwn };
  }

  async write(path: string, text: string, version: string | null): Promise<FileText> {
    const file = await this.#files.write({ path, text, version });
    this.#progress.rememberWritten(path, text);
    return file;
  }

  /** Writes without having asked: what the learner wrote there themselves is kept aside first. */
  async replace(path: string, text: string): Promise<void> {
    const { present, learnersOwn } = await this.preview(path, text);
    if (learnersOwn) await this.#files.rename(path, `${await this.#keptFolder()}/${path}`);
    await this.write(path, text, learnersOwn ? null : (present?.version ?? null));
  }

  /** Clears the workspace: the course's own files go, everything else moves into a dated folder. */
  async setAside(): Promise<void> {
    for (const path of this.#progress.writtenPaths()) {
      const present = await this.#present(path);
      if (present && this.#progress.wasWritten(path, present.text)) await this.#files.remove(path);
    }
    // What held only the course's files is empty now; one that stays for whatever reason is moved like the rest.
    const empty = [
      'find',
      '.',
      '-mindepth',
      '1',
      '-depth',
      '-type',
      'd',
      '-empty',
      '-not',
      '-path',
      './.*',
      '-delete',
    ];
    await this.#exec(empty);
    const kept = await this.#keptFolder();
    for (const { path } of await this.#files.list()) {
      if (path.includes('/') || path.startsWith('.') || path.startsWith(KEPT)) continue;
      await this.#files.rename(path, `${kept}/${path}`);
    }
  }

  /** `kept-2026-11-22-101502`, with a number after it where there is one of that second already. */
  async #keptFolder(): Promise<string> {
    const [date, time] = new Date().toISOString().split('T');
    const name = `${KEPT}${date}-${time?.slice(0, 8).replaceAll(':', '')}`;
    const taken = new Set((await this.#files.list()).map(({ path }) => path));
    let folder = name;
    for (let next = 2; taken.has(folder); next += 1) folder = `${name}-${next}`;
    return folder;
  }

  async #present(path: string): Promise<FileText | undefined> {
    try {
      return await this.#files.read(path);
    } catch (error) {
      if (error instanceof LabError && error.code === 'file-missing') return undefined;
      throw error;
    }
  }
}

const KEPT = 'kept-';
