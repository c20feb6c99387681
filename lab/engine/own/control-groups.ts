import { readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

const MOUNTS = '/sys/fs/cgroup';

/** Removes the control groups that containers of an engine have left, which outlive the processes in them. */
export async function removeControlGroups(name: string): Promise<void> {
  // One tree with cgroup v2; one for each controller with v1, where they are a level down.
  for (const folder of [MOUNTS, ...(await foldersIn(MOUNTS))]) await removeTree(join(folder, name));
}

/** Files in it belong to the kernel and go with their folder, so only folders are removed, the deepest first. */
async function removeTree(folder: string): Promise<void> {
  for (const inner of await foldersIn(folder)) await removeTree(inner);
  try {
    await rmdir(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []); // such a tree may not be there
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
}
