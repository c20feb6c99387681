import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runContainer } from '../../testing/outsider.ts';
import { testEngine } from '../../testing/test-engine.ts';
import type { Engine } from '../engine.ts';
import { whyNoPackages } from '../packages/abilities.ts';
import { openOwnEngine } from './own-engine.ts';
import { placeBelow, type OwnPlace } from './place.ts';
import { signalProcess } from './processes.ts';
import { rootName } from './root-files.ts';

const possible = (await whyNoPackages()) === undefined;

/** What an engine of ours changes for the whole machine. */
async function kernelSettings(): Promise<{ forwarding: number; asyncIo: number }> {
  const [forwarding, asyncIo] = await Promise.all(
    ['net/ipv4/ip_forward', 'fs/aio-max-nr'].map((name) => readFile(`/proc/sys/${name}`, 'utf8')),
  );
  return { forwarding: Number(forwarding), asyncIo: Number(asyncIo) };
}

describe.runIf(possible)('an engine of our own', () => {
  let home: string;
  let place: OwnPlace;
  const open = (): Promise<Engine> => openOwnEngine({ home, onProgress: () => undefined });

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'own-engine-'));
    place = placeBelow(home);
  });
  afterAll(() => rm(home, { recursive: true }));

  test(
    'runs containers that reach the network, and leaves nothing behind when it is closed',
    { timeout: 300_000 },
    async () => {
      const leftovers = ['root-of-old', `${rootName()}.half-made`];
      for (const name of leftovers) await mkdir(join(place.folder, name, 'usr'), { recursive: true });
      const settings = await kernelSettings();
      const engine = await open();
      try {
        expect(await readdir(place.folder)).toEqual(expect.not.arrayContaining(leftovers));
        expect(engine.info).toMatchObject({ kind: 'own', apiVersion: '1.45' });
        await giveImage(engine, 'debian:trixie-slim');
        const { exitCode, stdout } = await runContainer(engine, 'debian:trixie-slim', [
          'sh',
          '-c',
          'apt-get update >/dev/null && echo reached; cat /proc/1/comm',
        ]);
        expect(stdout).toBe('reached\nsh\n');
        expect(exitCode).toBe(0);
        expect(await tracesOf(place)).not.toEqual(nothing);
        expect((await kernelSettings()).asyncIo).toBeGreaterThanOrEqual(1_048_576);
      } finally {
        await engine.close();
      }
      expect(await tracesOf(place)).toEqual(nothing);
      expect(await kernelSettings()).toEqual(settings);
    },
  );

  test('two that open one home at once get one engine, and the first of them stops it', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const ids = await Promise.all(
      [one, other].map(({ docker }) => docker.info().then(({ ID }) => String(ID))),
    );
    expect(ids[0]).toBe(ids[1]);
    await Promise.all([one.close(), other.close()]);
    expect(await tracesOf(place)).toEqual(nothing);
  });

  test('is found again when the server that opened it was killed', async () => {
    const server = fork(join(import.meta.dirname, 'open-and-stay.ts'), [home]);
    const [address] = (await once(server, 'message')) as [string];
    server.kill('SIGKILL');
    await once(server, 'exit');

    const started = Date.now();
    const engine = await open();
    expect(engine.address).toEqual({ kind: 'socket', path: address });
    const { SystemTime } = (await engine.docker.info()) as { SystemTime: string };
    expect(Date.parse(SystemTime)).toBeGreaterThanOrEqual(started - 1000);
    await engine.close();
    expect(await tracesOf(place)).toEqual(nothing);
  });

  test('is started anew when it was killed itself, whatever it left', async () => {
    const first = await open();
    for (const id of await processesOf(place)) signalProcess(id, 'SIGKILL');
    await first.lost;
    await first.close();
    const second = await open();
    await second.docker.ping();
    await second.close();
    expect(await tracesOf(place)).toEqual(nothing);
  });
});

/** Brings an image of the tests' engine to another one. */
async function giveImage(to: Engine, name: string): Promise<void> {
  const from = await testEngine();
  try {
    const loading = await to.docker.loadImage(await from.docker.getImage(name).get());
    await once(loading.resume(), 'end');
  } finally {
    await from.close();
  }
}

const nothing = { processes: [], mounts: [], links: [], rules: [], controlGroups: [] };

/** Everything on this machine that belongs to the engine of a place. */
async function tracesOf(place: OwnPlace): Promise<typeof nothing | Record<string, unknown[]>> {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  const rules = execFileSync('iptables-save', { encoding: 'utf8' });
  const links = execFileSync('ip', ['-o', 'link'], { encoding: 'utf8' });
  const groups = await readdir('/sys/fs/cgroup', { recursive: true }).catch(() => [] as string[]);
  return {
    processes: await processesOf(place),
    mounts: linesWith(mounts, place.folder),
    links: linesWith(links, place.link),
    rules: linesWith(rules, place.link),
    controlGroups: groups.filter((name) => name.includes(place.controlGroup)),
  };
}

function linesWith(text: string, name: string): string[] {
  return text.split('\n').filter((line) => line.includes(name));
}

/** By what they were started with, and by the files that they have in use. */
async function processesOf(place: OwnPlace): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')), // it may have ended meanwhile
  );
  const roots = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/mountinfo`, 'utf8').catch(() => '')), // likewise
  );
  return ids
    .filter((_, index) => texts[index]?.includes(place.data) || roots[index]?.includes(place.data))
    .map(Number);
}
