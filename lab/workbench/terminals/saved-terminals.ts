import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { TerminalId } from '../../contract/names.ts';

/** A screen with more characters than this is kept with less of what has scrolled away. */
export const MOST_KEPT = 256 * 1024;
const MOST_FILE_BYTES = 4 * MOST_KEPT;
const ENDING = '.json';

const Cells = z.number().check(z.int(), z.minimum(2), z.maximum(500));
const Common = {
  id: TerminalId,
  directory: z.optional(z.string().check(z.maxLength(4096))),
  columns: Cells,
  rows: Cells,
  screen: z.string().check(z.maxLength(MOST_KEPT)),
};

/** A terminal as it is kept over a restart of the lab server. */
export const SavedTerminal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shell'), ...Common }),
  z.object({ kind: z.literal('sql'), on: z.string(), ...Common }),
]);
export type SavedTerminal = z.infer<typeof SavedTerminal>;

/** The kept terminals of a lab, one file each. A file that cannot be read counts as none: it is only a screen. */
export async function readSavedTerminals(directory: string): Promise<SavedTerminal[]> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const names = (await readdir(directory)).filter((name) => name.endsWith(ENDING));
  const read = await Promise.all(names.map((name) => readSavedTerminal(join(directory, name))));
  return read.filter((saved) => saved !== undefined);
}

async function readSavedTerminal(path: string): Promise<SavedTerminal | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    return text.length > MOST_FILE_BYTES ? undefined : SavedTerminal.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export async function saveTerminal(directory: string, saved: SavedTerminal): Promise<void> {
  // Written beside it under a name of its own: two saves at once, as when the lab closes, do not meet.
  const beside = join(directory, `${randomUUID()}.new`);
  await writeFile(beside, JSON.stringify(saved), { mode: 0o600 });
  await rename(beside, join(directory, saved.id + ENDING));
}

export async function forgetTerminal(directory: string, id: string): Promise<void> {
  await rm(join(directory, id + ENDING), { force: true });
}
