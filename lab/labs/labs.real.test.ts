import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetProgress } from '../course/progress.ts';
import type { Engine } from '../engine/engine.ts';
import { labFilter, labNames } from '../engine/lab-names.ts';
import { randomLab, testEngine } from '../testing/test-engine.ts';
import { removeLab } from '../workbench/clear-lab.ts';
import { eventually } from '../workbench/testing/test-workbench.ts';
import type { LabSession } from './lab-session.ts';
import type { Labs } from './labs.ts';
import { openTestLabs, run, untilReady, whatIsThere } from './testing/worked-labs.ts';

/** Two learners' labs of one class, through all that may happen to the server and to the engine, in this order. */
const [first, second] = [randomLab(), randomLab()];
const bothHave = (id: string) => ({ rows: id, file: id, progress: ['one-command'], running: 'db' });
let home: string;
let engine: Engine;
let labs: Labs;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'labs-'));
  engine = await testEngine();
  labs = openTestLabs(home);
  await killedAfterWork();
});

afterAll(async () => {
  await labs.close();
  for (const lab of [first, second]) await removeLab(engine, lab);
  await engine.close();
  await rm(home, { recursive: true });
});

/** A server of its own that is killed with -9 when its learners have worked for a while. */
async function killedAfterWork(): Promise<void> {
  const program = join(import.meta.dirname, 'testing/worked-labs.ts');
  const server = spawn(process.execPath, [program, home, first, second], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  try {
    for await (const line of createInterface({ input: server.stdout })) if (line === 'worked') break;
  } finally {
    server.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
}

const sessionOf = (id: string): LabSession => labs.get(id) ?? expect.fail(`no lab ${id}`);

async function running(id: string): Promise<string[]> {
  const containers = await engine.docker.listContainers({ filters: labFilter(id) });
  return containers.map(({ Names: [name = ''], Id }) => `${name} ${Id}`).sort();
}

test('after a server that was killed everything is as it was', async () => {
  for (const id of [first, second]) labs.open(id);
  for (const id of [first, second]) {
    expect(await whatIsThere(await untilReady(sessionOf(id)))).toEqual(bothHave(id));
  }
});

test('a lab that sleeps runs nothing, gives its archive, and wakes as it was; the other notices nothing', async () => {
  const others = await running(second);
  const session = sessionOf(first);
  session.sleep();
  expect(session.state.phase).toBe('asleep');
  expect(() => session.parts).toThrow(expect.objectContaining({ code: 'lab-asleep' }));
  await eventually('nothing runs', async () => (await running(first)).length === 0 || undefined);
  expect((await buffer(await session.archive())).length).toBeGreaterThan(100);
  session.pause();
  expect(() => session.parts).toThrow(expect.objectContaining({ code: 'lab-paused' }));
  session.wake();
  expect(await whatIsThere(await untilReady(session))).toEqual(bothHave(first));
  expect(await running(second)).toEqual(others);
});

test('after an engine that was stopped, what ran runs again, and what had ended does not', async () => {
  await eventually('a note of what runs', async () => {
    const files = await readdir(join(home, 'labs', second));
    return files.includes('running-containers.json') || undefined;
  });
  await sessionOf(second).close({ stop: false });
  // What an engine does with its containers when it is stopped.
  const containers = await engine.docker.listContainers({ filters: labFilter(second) });
  await Promise.all(containers.map(({ Id }) => engine.docker.getContainer(Id).kill()));
  await labs.close();
  labs = openTestLabs(home);
  labs.open(first, { wish: 'asleep' });
  expect(await whatIsThere(await untilReady(labs.open(second)))).toEqual(bothHave(second));
});

test('one that is opened to sleep is stopped where an earlier server left it running', async () => {
  const before = await running(second);
  await sessionOf(second).close({ stop: false });
  expect(await running(second)).toEqual(before);
  await labs.close();
  labs = openTestLabs(home);
  const session = labs.open(second, { wish: 'asleep' });
  await eventually('nothing runs', async () => (await running(second)).length === 0 || undefined);
  session.wake();
  expect(await whatIsThere(await untilReady(session))).toEqual(bothHave(second));
});

test('a removed lab leaves nothing, and nothing of the other is touched', async () => {
  const others = await running(second);
  // Never opened by this server: removed all the same.
  expect(labs.get(first)).toBeUndefined();
  const nothing = { containers: 0, networks: 0, volumes: 0, images: 0, files: 0 };
  expect(await labs.remove(first)).toEqual(nothing);
  expect(labs.get(first)).toBeUndefined();
  expect(await readdir(join(home, 'labs'))).toEqual([second]);
  expect(forgetProgress(home, first)).toBe(0);
  expect(await running(second)).toEqual(others);
  expect(await whatIsThere(sessionOf(second))).toEqual(bothHave(second));
  expect(await labs.remove(second)).toEqual(nothing);
  const names = (await engine.docker.listVolumes()).Volumes.map(({ Name }) => Name);
  expect(names).not.toContain(labNames(second).workspace);
  expect(await labs.remove(randomLab())).toEqual(nothing);
});

test('a lab that is used while it is made awaits its turn, and can be removed before it has come up', async () => {
  const id = randomLab();
  const session = labs.open(id);
  expect(() => session.parts).toThrow(expect.objectContaining({ code: 'lab-not-ready' }));
  expect(await labs.remove(id)).toEqual({ containers: 0, networks: 0, volumes: 0, images: 0, files: 0 });
  expect(session.state.phase).toBe('stopped');
  await expect(run(session, 'true')).rejects.toMatchObject({ code: 'lab-not-ready' });
});
