import { posix } from 'node:path';
import type { FileEntryWithStats } from 'ssh2';
import type { FileEntry } from '../../contract/files.ts';
import { WorkspacePath } from '../../contract/names.ts';
import { WORKSPACE } from '../container.ts';
import { ifPresent, type Sftp } from './sftp.ts';
import { isInside } from './workspace-path.ts';

const MOST_ENTRIES = 2000;
const DEEPEST = 12;
/** Directories that are large and that nobody reads file by file. */
const NOT_LISTED = new Set(['node_modules', '.git', '.cache']);
/** Files at the top of the workspace that programs keep there because it is also the learner's home. */
const HOUSEKEEPING = /^\.(?:bash_history|mysql_history|mariadb_history|viminfo|lesshst|cache)(?:-.*)?$/;

/** The files of the workspace, by path. A directory whose contents are not all there is `partial`. */
export async function listFiles(sftp: Sftp): Promise<FileEntry[]> {
  const found: FileEntry[] = [];
  const toRead: FileEntry[] = [{ path: '', kind: 'directory', size: 0 }];
  for (let directory = toRead.shift(); directory !== undefined; directory = toRead.shift()) {
    const left = MOST_ENTRIES - found.length;
    const depth = directory.path.split('/').length;
    if (left <= 0 || depth > DEEPEST || NOT_LISTED.has(posix.basename(directory.path))) {
      directory.partial = true;
      continue;
    }
    // One that went away, or that cannot be read, meanwhile: it is shown as it was found, without contents.
    const entries = await sftp.entries(posix.join(WORKSPACE, directory.path), left + 1).catch(() => []);
    if (entries.length > left) directory.partial = true;
    for (const entry of entries.slice(0, left)) {
      const file = await fileEntry(sftp, directory.path, entry);
      if (file === undefined) continue;
      found.push(file);
      if (file.kind === 'directory') toRead.push(file);
    }
  }
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

async function fileEntry(
  sftp: Sftp,
  directory: string,
  { filename, attrs }: FileEntryWithStats,
): Promise<FileEntry | undefined> {
  const path = posix.join(directory, filename).normalize('NFC');
  if (directory === '' && HOUSEKEEPING.test(filename)) return undefined;
  if (!WorkspacePath.safeParse(path).success) return undefined;
  if (attrs.isDirectory()) return { path, kind: 'directory', size: 0 };
  if (attrs.isFile()) return { path, kind: 'file', size: attrs.size };
  if (!attrs.isSymbolicLink()) return undefined;
  // A link is listed as the file it leads to; one to a directory would show the same files twice.
  const real = await ifPresent(sftp.realpath(posix.join(WORKSPACE, directory, filename)));
  if (real === undefined || !isInside(real)) return undefined;
  const target = await ifPresent(sftp.stat(real));
  return target?.isFile() === true ? { path, kind: 'file', size: target.size } : undefined;
}
