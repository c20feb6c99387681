import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { findCandidates, type Surroundings } from './candidates.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'candidates-'));
  onTestFinished(() => rm(home, { recursive: true }));
});

const look = (environment: NodeJS.ProcessEnv = {}, more: Partial<Surroundings> = {}) =>
  findCandidates({ environment, home, userId: 1000, platform: 'linux', ...more });

async function writeContext(name: string, docker: object): Promise<void> {
  const id = createHash('sha256').update(name).digest('hex');
  const folder = join(home, '.docker/contexts/meta', id);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'meta.json'), JSON.stringify({ Name: name, Endpoints: { docker } }));
}

test('DOCKER_HOST is the only place, because somebody chose it', async () => {
  expect(await look({ DOCKER_HOST: 'unix:///a.sock' })).toEqual([
    {
      from: 'DOCKER_HOST',
      text: 'unix:///a.sock',
      address: { kind: 'socket', path: '/a.sock' },
      chosen: true,
    },
  ]);
});

test('DOCKER_TLS_VERIFY brings the certificates of DOCKER_CERT_PATH', async () => {
  await writeFile(join(home, 'key.pem'), 'a key');
  const environment = { DOCKER_HOST: 'tcp://docker', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: home };
  expect((await look(environment))[0]?.address).toEqual({
    kind: 'tcp',
    host: 'docker',
    port: 2376,
    tls: { key: Buffer.from('a key'), verify: true },
  });
});

test('an address that we cannot speak to is told, not left out', async () => {
  expect(await look({ DOCKER_HOST: 'ssh://docker' })).toEqual([
    { from: 'DOCKER_HOST', text: 'ssh://docker', chosen: true },
  ]);
});

test('the current context comes before the usual sockets', async () => {
  await writeContext('colima', { Host: 'unix:///colima.sock' });
  await writeFile(join(home, '.docker/config.json'), JSON.stringify({ currentContext: 'colima' }));
  const found = await look();
  expect(found[0]).toMatchObject({ from: 'context colima', text: 'unix:///colima.sock', chosen: false });
  expect(found[1]?.text).toBe('unix:///var/run/docker.sock');
});

test('DOCKER_CONTEXT is stronger than the configuration', async () => {
  await writeContext('other', { Host: 'unix:///other.sock' });
  expect((await look({ DOCKER_CONTEXT: 'other' }))[0]?.text).toBe('unix:///other.sock');
});

test('a configuration that cannot be read is as good as none', async () => {
  await mkdir(join(home, '.docker'));
  await writeFile(join(home, '.docker/config.json'), '{ not json');
  expect((await look())[0]?.from).toBe('Docker');
});

test('knows the sockets of rootless engines and of Windows', async () => {
  const texts = (await look({ XDG_RUNTIME_DIR: '/run/me' })).map(({ text }) => text);
  expect(texts).toContain('unix:///run/me/docker.sock');
  expect(texts).toContain('unix:///run/me/podman/podman.sock');
  const windows = await look({}, { platform: 'win32' });
  expect(windows.map(({ text }) => text)).toContain('npipe:////./pipe/docker_engine');
});
