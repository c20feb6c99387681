import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSecrets } from './secrets.ts';

test('a lab’s secrets are made once, and for its server alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  try {
    const file = join(folder, 'lab', 'secrets.json');
    const made = await openSecrets(file);
    expect(made.serviceUser).toMatch(/^[\w-]{32}$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await openSecrets(file)).toEqual(made);
    expect(await openSecrets(join(folder, 'other', 'secrets.json'))).not.toEqual(made);
  } finally {
    await rm(folder, { recursive: true });
  }
});
