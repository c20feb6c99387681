import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Candidate } from './candidates.ts';
import { askAll, choose } from './open-engine.ts';
import { isNewEnough } from './reach.ts';

/** Something at a socket that gives this answer to every question. */
async function listen(body: string, status = 200): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-'));
  const path = join(folder, 'd.sock');
  const server = createServer((_, response) => response.writeHead(status).end(body)).listen(path);
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  return path;
}

const engineOf = (apiVersion: string) => JSON.stringify({ Version: '99', ApiVersion: apiVersion });
const at = (path: string, chosen = false): Candidate => ({
  from: 'a test',
  text: `unix://${path}`,
  address: { kind: 'socket', path },
  chosen,
});

test('takes the first that answers and is new enough', async () => {
  const [old, usable, late] = await Promise.all(['1.41', '1.45', '1.50'].map((api) => listen(engineOf(api))));
  const answers = await askAll(
    ['/no/such.sock', old ?? '', usable ?? '', late ?? ''].map((path) => at(path)),
  );
  expect(choose(answers)).toMatchObject({ version: '99', apiVersion: '1.45', address: { path: usable } });
});

test('takes none where none will do', async () => {
  const answers = await askAll([
    at('/no/such.sock'),
    at(await listen('<html>')),
    at(await listen('{}', 500)),
  ]);
  expect(choose(answers)).toBeUndefined();
});

test('a chosen place that does not answer is an error, whatever else is there', async () => {
  const answers = await askAll([at('/no/such.sock', true)]);
  expect(() => choose(answers)).toThrow(
    expect.objectContaining({
      code: 'engine-unreachable',
      values: expect.objectContaining({ from: 'a test' }),
    }),
  );
});

test('a chosen engine that is too old is an error, and so is an address that we cannot speak to', async () => {
  const answers = await askAll([at(await listen(engineOf('1.41')), true)]);
  expect(() => choose(answers)).toThrow(
    expect.objectContaining({ code: 'engine-too-old', values: { version: '1.41', needed: '1.45' } }),
  );
  const remote = await askAll([{ from: 'DOCKER_HOST', text: 'ssh://docker', chosen: true }]);
  expect(() => choose(remote)).toThrow(expect.objectContaining({ code: 'engine-unreachable' }));
});

test('compares versions by their numbers', () => {
  expect(isNewEnough('1.45', '1.45')).toBe(true);
  expect(isNewEnough('1.100', '1.45')).toBe(true);
  expect(isNewEnough('2.0', '1.45')).toBe(true);
  expect(isNewEnough('1.44', '1.45')).toBe(false);
  expect(isNewEnough('', '1.45')).toBe(false);
});
