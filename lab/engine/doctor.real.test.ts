import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { examine } from './doctor.ts';

const home = join(tmpdir(), 'a-home-that-is-not-there');
afterEach(() => {
  vi.unstubAllEnvs();
});

test('tells which engine is used, and where its images came from', async () => {
  const { uses, looked, images, problems, own } = await examine(home);
  expect(uses).toMatchObject({ kind: 'reached', from: 'DOCKER_HOST', apiVersion: looked[0]?.apiVersion });
  expect(looked).toEqual([expect.objectContaining({ state: 'usable' })]);
  expect(images.map(({ name }) => name)).toEqual(['debian:trixie-slim', 'mysql:9.7']);
  expect(images.map(({ origin }) => origin)).not.toContain('missing');
  expect(own.folder).toBe(join(home, 'engine'));
  expect(problems.filter(({ code }) => code !== 'disk-full')).toEqual([]);
});

test('a chosen engine that is not there is a problem, and no other is used in its place', async () => {
  vi.stubEnv('DOCKER_HOST', 'tcp://127.0.0.1:1');
  const { uses, looked, problems } = await examine(home);
  expect(uses).toBeUndefined();
  expect(looked).toEqual([
    expect.objectContaining({ state: 'silent', problem: expect.stringContaining('ECONNREFUSED') }),
  ]);
  expect(problems[0]).toMatchObject({ code: 'engine-unreachable', values: { from: 'DOCKER_HOST' } });
});
