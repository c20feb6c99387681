import { posix } from 'node:path';
import { LabError } from '../../contract/lab-error.ts';
import { WorkspacePath } from '../../contract/names.ts';
import { WORKSPACE } from '../container.ts';
import { ifPresent, type Sftp } from './sftp.ts';

/** A path as the learner names it, checked: relative, NFC, nowhere up. */
export function checkedPath(path: string): string {
  return checkedRawPath(path.normalize('NFC'));
}

/** The same for a path that a program gave, in whatever form it did. */
export function checkedRawPath(path: string): string {
  if (!WorkspacePath.safeParse(path).success) throw new LabError('path-outside-workspace', { path });
  return path;
}

export function isInside(real: string): boolean {
  return real === WORKSPACE || real.startsWith(`${WORKSPACE}/`);
}

/**
 * Where a path really leads, all symlinks followed; its last part need not exist. The workbench is the learner's
 * own and they are root in it, so this guards against accidents: the race that it leaves gains them nothing.
 */
export async function realPath(sftp: Sftp, path: string): Promise<string | undefined> {
  const real = await ifPresent(sftp.realpath(posix.join(WORKSPACE, path)));
  if (real !== undefined && !isInside(real)) throw new LabError('path-outside-workspace', { path });
  return real;
}

/** The same, not following the path's last part: for what is done to a name and not to what it leads to. */
export async function realPlace(sftp: Sftp, path: string): Promise<string> {
  const directory = await realPath(sftp, posix.dirname(path));
  if (directory === undefined) throw new LabError('file-missing', { path });
  return posix.join(directory, posix.basename(path));
}

/** Makes the directories on the way to a path and answers where the path really leads. */
export async function makeWayTo(sftp: Sftp, path: string): Promise<string> {
  const parts = posix
    .dirname(path)
    .split('/')
    .filter((part) => part !== '.');
  let way = '';
  for (const part of parts) {
    way = posix.join(way, part);
    const real = await realPath(sftp, way);
    if (real === undefined) throw new LabError('file-missing', { path: way });
    const present = await ifPresent(sftp.stat(real));
    if (present === undefined) await sftp.mkdir(real);
    else if (!present.isDirectory()) throw new LabError('file-unreadable', { path: way });
  }
  const real = await realPath(sftp, path);
  if (real === undefined) throw new LabError('file-missing', { path });
  return real;
}
