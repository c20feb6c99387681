import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';

/** The service's own passwords in one lab, the same for all of its instances: snapshots and copies carry them. */
const Secrets = z.object({ serviceUser: z.string() });
export type Secrets = z.infer<typeof Secrets>;

/** Those of the lab, made at first. */
export async function openSecrets(file: string): Promise<Secrets> {
  const made: Secrets = { serviceUser: randomBytes(24).toString('base64url') };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    // Made by an earlier run, and to be kept: servers know it.
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return Secrets.parse(JSON.parse(await readFile(file, 'utf8')));
    }
    throw error;
  }
}
