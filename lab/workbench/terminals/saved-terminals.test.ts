import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  forgetTerminal,
  MOST_KEPT,
  readSavedTerminals,
  saveTerminal,
  type SavedTerminal,
} from './saved-terminals.ts';

async function directory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'terminals-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

const shell: SavedTerminal = {
  kind: 'shell',
  id: 'shell',
  directory: '/workspace/가',
  columns: 80,
  rows: 24,
  screen: '한글 $ ',
};
const sql: SavedTerminal = {
  kind: 'sql',
  id: 'db-source',
  on: 'db-source',
  columns: 80,
  rows: 24,
  screen: '',
};

test('what was saved is read again, and forgotten', async () => {
  const path = await directory();
  await saveTerminal(path, shell);
  await saveTerminal(path, sql);
  expect(await readSavedTerminals(path)).toEqual([sql, shell]);
  await forgetTerminal(path, 'shell');
  expect(await readSavedTerminals(path)).toEqual([sql]);
  expect(await readdir(path)).toEqual(['db-source.json']);
});

test('a file that is broken, or of another make, counts as none', async () => {
  const path = await directory();
  await writeFile(join(path, 'cut.json'), '{"kind":"shell","id":"shell"');
  await writeFile(join(path, 'other.json'), JSON.stringify({ ...shell, columns: 100_000 }));
  await writeFile(join(path, 'large.json'), JSON.stringify({ ...shell, screen: 'x'.repeat(MOST_KEPT + 1) }));
  expect(await readSavedTerminals(path)).toEqual([]);
});

test('there is nothing at first', async () => {
  expect(await readSavedTerminals(join(await directory(), 'not-there-yet'))).toEqual([]);
});
