import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import * as z from 'zod/mini';

/**
 * One pair in some two hundred that ssh2 makes is one that neither it nor sshd can read.
 * https://github.com/mscdex/ssh2/issues/1513
 */
const KeyPair = z
  .object({ private: z.string(), public: z.string() })
  .check(z.refine((pair) => isReadable(pair.private) && isReadable(pair.public)));
type KeyPair = z.infer<typeof KeyPair>;
const LinkKeys = z.object({
  /** Proves the lab server to the workbench. */
  client: KeyPair,
  /** Proves the workbench to the lab server. */
  host: KeyPair,
});
export type LinkKeys = z.infer<typeof LinkKeys>;

/** The lab's keys, made once and kept in its data directory. */
export async function linkKeys(directory: string): Promise<LinkKeys> {
  const path = join(directory, 'link-keys.json');
  try {
    return LinkKeys.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // None yet, or a broken file: both ends get their keys anew at each connection, so new ones do no harm.
  }
  const keys: LinkKeys = { client: newPair(), host: newPair() };
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, JSON.stringify(keys), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return keys;
}

function newPair(): KeyPair {
  for (;;) {
    const { data } = KeyPair.safeParse(ssh2.utils.generateKeyPairSync('ed25519'));
    if (data !== undefined) return data;
  }
}

function isReadable(key: string): boolean {
  return !(ssh2.utils.parseKey(key) instanceof Error);
}
