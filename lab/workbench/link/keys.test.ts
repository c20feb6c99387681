import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkKeys } from './keys.ts';

let directory: string;
beforeEach(async () => void (directory = await mkdtemp(join(tmpdir(), 'rl-keys-'))));
afterEach(() => rm(directory, { recursive: true, force: true }));

/** As ssh2 makes one now and then. */
function unreadablePair(): { private: string; public: string } {
  for (let attempt = 0; attempt < 20_000; attempt += 1) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519');
    if (ssh2.utils.parseKey(pair.public) instanceof Error) return pair;
  }
  throw new Error('ssh2 makes good keys only: ours need not be looked at any more');
}

test('keys are made once and kept', async () => {
  const keys = await linkKeys(directory);
  expect(await linkKeys(directory)).toEqual(keys);
});

test('a kept key that no SSH can read is made anew', async () => {
  const keys = await linkKeys(directory);
  const path = join(directory, 'link-keys.json');
  await writeFile(path, JSON.stringify({ ...keys, host: unreadablePair() }));
  const mended = await linkKeys(directory);
  expect(ssh2.utils.parseKey(mended.host.public)).not.toBeInstanceOf(Error);
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(mended);
});
