import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Progress } from '../../contract/lab-state.ts';
import { runContainer } from '../../testing/outsider.ts';
import { testEngine } from '../../testing/test-engine.ts';
import type { Engine } from '../engine.ts';
import { buildImage } from './build-image.ts';

const name = `t-build-${randomBytes(3).toString('hex')}`;
let engine: Engine;
let context: string;

beforeAll(async () => {
  engine = await testEngine();
  context = await mkdtemp(join(tmpdir(), 'context-'));
  await writeFile(join(context, 'Dockerfile'), 'FROM debian:trixie-slim\nCOPY word /word\n');
  await writeFile(join(context, 'word'), 'one');
});
afterAll(async () => {
  await engine.docker.getImage(name).remove({ force: true });
  await rm(context, { recursive: true });
  await engine.close();
});

async function build(): Promise<Progress[]> {
  const told: Progress[] = [];
  await buildImage(engine, { name, context, onProgress: (progress) => told.push(progress) });
  return told;
}

test('builds the folder, and tells each step', async () => {
  const told = await build();
  expect(told.map(({ done }) => done)).toEqual([undefined, 1, 2, 3, undefined]);
  expect(told.at(-1)).toMatchObject({ task: 'image-build', subject: name, finishedAt: expect.any(Number) });
  expect((await runContainer(engine, name, ['cat', '/word'])).stdout).toBe('one');
});

test('what was built from the same contents is not built again', async () => {
  await utimes(join(context, 'word'), new Date(), new Date());
  expect(await build()).toEqual([]);
});

test('what has changed is built again', async () => {
  await writeFile(join(context, 'word'), 'two');
  expect(await build()).not.toEqual([]);
  expect((await runContainer(engine, name, ['cat', '/word'])).stdout).toBe('two');
});

test('a build that fails tells the last that it said', async () => {
  await writeFile(join(context, 'Dockerfile'), 'FROM debian:trixie-slim\nRUN echo bad luck; exit 3\n');
  await expect(build()).rejects.toMatchObject({
    code: 'image-unavailable',
    values: { image: name, detail: expect.stringMatching(/bad luck.*non-zero code: 3/) },
  });
});
