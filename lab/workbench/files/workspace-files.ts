import { createHash, randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import type { Client } from 'ssh2';
import type { FileText, WriteFile } from '../../contract/files.ts';
import { LabError } from '../../contract/lab-error.ts';
import type { WorkspaceFiles } from '../workbench.ts';
import { listFiles } from './list-files.ts';
import { ifPresent, Sftp, SFTP_STATUS, statusOfSftp } from './sftp.ts';
import { checkedPath, checkedRawPath, makeWayTo, realPath, realPlace } from './workspace-path.ts';

const MOST_BYTES = 1024 * 1024;
const NEW_FILE_MODE = 0o644;

export interface SafeWorkspaceFiles extends WorkspaceFiles {
  /** Makes sure that something stands at the path, a directory unless it is a file already. */
  ensure(path: string): Promise<'directory' | 'file'>;
}

/** The learner's files, reached through the link. `removeTree` removes a directory with all it holds. */
export function workspaceFiles(
  client: () => Promise<Client>,
  removeTree: (path: string) => Promise<void>,
): SafeWorkspaceFiles {
  let session: { client: Client; sftp: Promise<Sftp> } | undefined;

  const sftp = async (): Promise<Sftp> => {
    const linked = await client();
    if (session?.client !== linked || (await session.sftp).over) {
      session = { client: linked, sftp: Sftp.open(linked) };
    }
    return session.sftp;
  };

  return {
    list: async () => listFiles(await sftp()),

    async read(asked) {
      const path = checkedPath(asked);
      const files = await sftp();
      // A name that the learner's programs wrote in parts (NFD) is shown, and asked for, in NFC.
      for (const form of [path, path.normalize('NFD')]) {
        const real = await realPath(files, form);
        const file = real === undefined ? undefined : await readReal(files, path, real);
        if (file !== undefined) return file;
      }
      throw new LabError('file-missing', { path });
    },

    async write({ path: asked, text, version }: WriteFile) {
      const path = checkedPath(asked);
      const bytes = Buffer.from(text);
      if (bytes.length > MOST_BYTES) throw new LabError('file-unreadable', { path });
      const files = await sftp();
      const real = await makeWayTo(files, path);
      const present = await readReal(files, path, real);
      if ((present?.version ?? null) !== version) throw new LabError('file-changed', { path });
      await replaceFile(files, real, bytes);
      return { path, text, version: versionOf(bytes) };
    },

    async remove(asked) {
      const path = checkedPath(asked);
      const files = await sftp();
      const place = await realPlace(files, path);
      const present = await ifPresent(files.lstat(place));
      if (present === undefined) throw new LabError('file-missing', { path });
      if (present.isDirectory()) await removeTree(place);
      else await files.unlink(place);
    },

    async rename(asked, wanted) {
      const path = checkedPath(asked);
      const to = checkedPath(wanted);
      const files = await sftp();
      const place = await realPlace(files, path);
      if ((await ifPresent(files.lstat(place))) === undefined) throw new LabError('file-missing', { path });
      await makeWayTo(files, to);
      const target = await realPlace(files, to);
      if ((await ifPresent(files.lstat(target))) !== undefined)
        throw new LabError('file-changed', { path: to });
      await files.rename(place, target);
    },

    async ensure(asked) {
      const path = checkedRawPath(asked);
      const files = await sftp();
      const real = await makeWayTo(files, path);
      const present = await ifPresent(files.stat(real));
      if (present === undefined) await files.mkdir(real);
      return present === undefined || present.isDirectory() ? 'directory' : 'file';
    },
  };
}

async function readReal(files: Sftp, path: string, real: string): Promise<FileText | undefined> {
  const present = await ifPresent(files.stat(real));
  if (present === undefined) return undefined;
  // Looked at before it is opened: opening a FIFO would wait for somebody who writes to it.
  if (!present.isFile() || present.size > MOST_BYTES) throw new LabError('file-unreadable', { path });
  const bytes = await files.read(real, MOST_BYTES + 1);
  return { path, text: textOf(bytes, path), version: versionOf(bytes) };
}

/** Writes beside the file and moves it into place, so that no one ever reads half of it. */
async function replaceFile(files: Sftp, real: string, bytes: Buffer): Promise<void> {
  const before = await ifPresent(files.stat(real));
  const beside = posix.join(posix.dirname(real), `.${randomBytes(6).toString('hex')}.part`);
  try {
    await files.write(beside, bytes, (before?.mode ?? NEW_FILE_MODE) & 0o7777);
    if (before !== undefined) await files.setstat(beside, { uid: before.uid, gid: before.gid });
    await files.replace(beside, real);
  } catch (error) {
    // What could not be written may be there in part, or not at all.
    await files.unlink(beside).catch(() => undefined);
    // SFTP has no word for a full disk: it says "failure", which the free space explains.
    const full = statusOfSftp(error) === SFTP_STATUS.failure && (await files.isFull(posix.dirname(real)));
    throw full ? new LabError('disk-full', {}, { cause: error }) : error;
  }
}

function textOf(bytes: Buffer, path: string): string {
  try {
    if (bytes.length <= MOST_BYTES && !bytes.includes(0)) {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
  } catch (cause) {
    throw new LabError('file-unreadable', { path }, { cause });
  }
  throw new LabError('file-unreadable', { path });
}

function versionOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}
