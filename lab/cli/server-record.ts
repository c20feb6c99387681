import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { ENTRY_MISSING, hasCode } from './system-errors.ts';

/** What other commands must know to speak to the server that runs on this home. */
const Record = z.object({
  pid: z.number(),
  port: z.number(),
  startedAt: z.number(),
  /** How this machine reaches it. */
  origin: z.string(),
  /** The name of the cookie that signs in. */
  cookie: z.string(),
  /** The file of the key that signs in: the owner's at home, the instructor's in a class. */
  keyFile: z.string(),
  certFile: z.optional(z.string()),
  className: z.optional(z.string()),
});
export type ServerRecord = z.infer<typeof Record>;

const fileOf = (home: string) => join(home, 'server.json');

/** The server that runs on this home; undefined when none does, also after a kill -9. */
export async function readServerRecord(home: string): Promise<ServerRecord | undefined> {
  try {
    const record = z.parse(Record, JSON.parse(await readFile(fileOf(home), 'utf8')));
    return isAlive(record.pid) ? record : undefined;
  } catch (error) {
    if (hasCode(error, ENTRY_MISSING) || error instanceof SyntaxError || error instanceof z.core.$ZodError)
      return undefined;
    throw error;
  }
}

export async function writeServerRecord(home: string, record: ServerRecord): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  await writeFile(fileOf(home), JSON.stringify(record), { mode: 0o600 });
}

export async function removeServerRecord(home: string): Promise<void> {
  await rm(fileOf(home), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (hasCode(error, 'EPERM')) return true;
    if (hasCode(error, 'ESRCH')) return false;
    throw error;
  }
}
