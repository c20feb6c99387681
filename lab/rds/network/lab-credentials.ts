import { randomInt } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import type { Credentials } from '../protocol/sigv4/verify.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes */
const LASTING_KEY = 'AKIA';
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SECRET_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const Stored = z.object({
  accessKeyId: z.string().check(z.regex(/^AKIA[A-Z2-7]{16}$/)),
  secretAccessKey: z.string().check(z.regex(/^[A-Za-z0-9+/]{40}$/)),
});

/** The lab's key: made once, kept in this file, which only the owner can read. */
export async function labCredentials(file: string): Promise<Credentials> {
  const stored = await readStored(file);
  if (stored !== undefined) return stored;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const made: Credentials = {
    accessKeyId: `${LASTING_KEY}${random(16, ID_LETTERS)}`,
    secretAccessKey: random(40, SECRET_LETTERS),
  };
  const fresh = `${file}.${random(8, ID_LETTERS)}`;
  await writeFile(fresh, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  try {
    await link(fresh, file);
    return made;
  } catch (error) {
    // Somebody else has made it meanwhile, and theirs is the one that counts.
    const theirs = await readStored(file);
    if (theirs === undefined) throw error;
    return theirs;
  } finally {
    await rm(fresh);
  }
}

async function readStored(file: string): Promise<Credentials | undefined> {
  try {
    return Stored.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function random(length: number, letters: string): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
}
