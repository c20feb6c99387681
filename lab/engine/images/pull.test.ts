import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Progress } from '../../contract/lab-state.ts';
import { dockerAt } from '../reach.ts';
import { pullImage } from './pull.ts';

/** An engine that answers a pull so; the real thing needs a registry. */
async function engineThat(pulls: (response: ServerResponse) => void) {
  const folder = await mkdtemp(join(tmpdir(), 'pull-'));
  const path = join(folder, 'd.sock');
  const server = createServer((request, response) => {
    expect(request.url).toBe('/images/create?fromImage=mysql&tag=9.7');
    pulls(response);
  }).listen(path);
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  return dockerAt({ kind: 'socket', path });
}

const line = (event: object) => `${JSON.stringify(event)}\n`;
const layer = (id: string, current: number, total: number) =>
  line({ id, status: 'Downloading', progressDetail: { current, total } });

afterEach(() => {
  vi.useRealTimers();
});

test('adds up the bytes of all layers, and says when it is over', async () => {
  const docker = await engineThat((response) => {
    response.write(line({ status: 'Pulling from library/mysql', id: '9.7' }));
    response.write(layer('a', 10, 100));
    response.write(layer('b', 5, 50));
    response.end(layer('a', 60, 100));
  });
  const told: Progress[] = [];
  await pullImage(docker, 'mysql:9.7', (progress) => told.push(progress));
  expect(told.map(({ done, total, unit }) => [done, total, unit])).toEqual([
    [10, 100, 'bytes'],
    [15, 150, 'bytes'],
    [65, 150, 'bytes'],
    [undefined, undefined, undefined],
  ]);
  expect(told.at(-1)?.finishedAt).toBeGreaterThan(0);
});

test('a failure in the middle of the answer is a failure', async () => {
  const docker = await engineThat((response) => {
    response.write(line({ status: 'Pulling from library/mysql' }));
    response.end(line({ errorDetail: { message: 'no such host' }, error: 'no such host' }));
  });
  await expect(pullImage(docker, 'mysql:9.7', () => undefined)).rejects.toThrow('no such host');
});

test('a registry that says nothing is given up after some seconds', async () => {
  const docker = await engineThat((response) => response.flushHeaders());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const pulling = expect(pullImage(docker, 'mysql:9.7', () => undefined)).rejects.toThrow(
    'no registry answers',
  );
  await vi.advanceTimersByTimeAsync(10_000);
  await pulling;
});
