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
    if (learnersOwn) await this.#files.rename(path, `${keptFolder()}/${path}`);
    await this.write(path, text, learnersOwn ? null : (present?.version ?? null));
  }

  /** Clears the workspace: the course's own files go, everything else moves into a dated folder. */
  async setAside(): Promise<void> {
    for (const path of this.#progress.writtenPaths()) {
      const present = await this.#present(path);
      if (present && this.#progress.wasWritten(path, present.text)) await this.#files.remove(path);
    }
    // Directories that held only the course's files; those whose names begin with a dot are the programs' own.
    const prune = [
      'find',
      '.',
      '-mindepth',
      '1',
      '-path',
      './.*',
      '-prune',
      '-o',
      '-type',
      'd',
      '-empty',
      '-delete',
    ];
    await this.#exec(prune);
    const kept = keptFolder();
    for (const { path } of await this.#files.list()) {
      if (path.includes('/') || path.startsWith('.') || path.startsWith(KEPT)) continue;
      await this.#files.rename(path, `${kept}/${path}`);
    }
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

/** `kept-2026-11-22-101502`: by the second, so that two of one day do not meet. */
function keptFolder(now = new Date()): string {
  const [date, time] = now.toISOString().split('T');
  return `${KEPT}${date}-${time?.slice(0, 8).replaceAll(':', '')}`;
}
