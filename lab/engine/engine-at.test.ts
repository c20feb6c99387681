import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { engineAt } from './engine-at.ts';

test('a closed engine leaves no connection open, whoever has forgotten it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rl-engine-'));
  const path = join(directory, 'docker.sock');
  const server = createServer((_, response) => response.end(JSON.stringify({ MemTotal: 1 }))).listen(path);
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(directory, { recursive: true, force: true });
  });
  await once(server, 'listening');
  const engine = await engineAt({
    address: { kind: 'socket', path },
    kind: 'reached',
    version: '26',
    apiVersion: '1.45',
    stop: async () => undefined,
  });
  const connection = await engine.connect();
  const closed = once(connection, 'close');
  await engine.close();
  await closed;
  expect(connection.destroyed).toBe(true);
});
