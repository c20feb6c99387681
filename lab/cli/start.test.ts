import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bind } from '../http/bind.ts';
import { start } from './start.ts';

it('a start that fails over its key gives the port back, so that the program ends', async () => {
  const home = mkdtempSync(join(tmpdir(), 'start-'));
  mkdirSync(join(home, 'session-token')); // where a file should be
  const { server, port } = await bind({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.close(resolve));
  const values = { port: String(port) };
  await expect(
    start.run({ home, project: home, language: 'en', values, positionals: [] }),
  ).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  rmSync(home, { recursive: true });
});
