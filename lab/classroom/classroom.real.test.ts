import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCourse } from '../course/open-course.ts';
import type { Engine } from '../engine/engine.ts';
import { labFilter } from '../engine/lab-names.ts';
import type { Labs } from '../labs/labs.ts';
import { openLabs } from '../labs/open-labs.ts';
import { openRds } from '../rds/open-rds.ts';
import { testEngine } from '../testing/test-engine.ts';
import { CLASS_POLICY } from '../workbench/limits.ts';
import { openWorkbench } from '../workbench/open-workbench.ts';
import type { Classroom } from './classroom.ts';
import { newId } from './roll.ts';
import { openRoom, type InstructorPage } from './testing/open-test-class.ts';

/** Labs are brought up on a machine that has other things to do. */
const PATIENCE = { timeout: 240_000, interval: 200 };
const stage = `c${newId()}`;
const learners: { id: string; lab: string; secret: string }[] = [];

let home: string;
let engine: Engine;
let labs: Labs;
let room: Classroom;
let page: InstructorPage;

async function startServer(): Promise<void> {
  labs = openLabs({
    home,
    rooms: { openEngine: testEngine, openWorkbench, openRds, openCourse },
    publishOnHost: false,
    policy: CLASS_POLICY,
    failed: (error) => console.error(error),
  });
  ({ room, page } = await openRoom({ home, labs, stage, name: 'Class 1', hours: 1 }));
}

async function stopServer(): Promise<void> {
  await room.close();
  await labs.close();
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'class-'));
  engine = await testEngine();
  await startServer();
});
afterAll(async () => {
  await room.end();
  await stopServer();
  await engine.close();
  await rm(home, { recursive: true });
});

const nobody = { company: () => undefined, note: () => undefined };
const phases = () => page.rows().map(({ phase }) => phase);
const rowOf = (learner: string | undefined) => page.rows().find((row) => row.learner === learner);

test('two join, each gets a lab of their own', async () => {
  for (const name of ['학습자', '학습자']) {
    const { seat, secret } = await room.join({ code: page.state().code, name, language: 'ko' }, '192.0.2.1');
    if (seat.lab === null) throw new Error('there is room for two');
    learners.push({ id: seat.learner, lab: seat.lab, secret });
    room.attend(seat.learner, nobody).looksAt('01-compose');
  }
  await expect.poll(phases, PATIENCE).toEqual(['ready', 'ready']);
  await expect
    .poll(() => page.rows().map(({ verdict }) => verdict?.state), PATIENCE)
    .toEqual(['not-yet', 'not-yet']);
}, 300_000);

test('who fails again and again comes first, with the reason', async () => {
  const [, second] = learners;
  const shell = labs.get(second?.lab ?? '')?.parts.workbench.terminals.get('shell');
  if (shell === undefined) throw new Error('there is no shell');
  const type = () =>
    shell.type('ls /no/such/file').then(
      () => true,
      () => false,
    ); // busy with the one before
  for (let command = 0; command < 5; command++) {
    await expect.poll(type, PATIENCE).toBe(true);
    await expect.poll(() => shell.info.busy, PATIENCE).toBe(false);
  }
  await expect
    .poll(() => page.rows()[0], PATIENCE)
    .toMatchObject({ learner: second?.id, stuck: { kind: 'same-failure', values: { times: '5' } } });
}, 120_000);

test('what a lab takes is measured on a lab with a source and a replica, which is then gone', async () => {
  await expect.poll(() => page.state().capacity, PATIENCE).toMatchObject({ measured: true });
  const { labs: places, labMemoryBytes, machineMemoryBytes } = page.state().capacity;
  expect(labMemoryBytes).toBeGreaterThan(300 * 1024 ** 2);
  expect(places * labMemoryBytes).toBeLessThan(machineMemoryBytes);
  await expect.poll(() => rowOf(learners[0]?.id)?.use?.memoryBytes ?? 0, PATIENCE).toBeGreaterThan(0);
}, 300_000);

test('a restart of the server finds both, and measures nothing again', async () => {
  await stopServer();
  await startServer();
  for (const { id, lab, secret } of learners) {
    expect(room.learnerOf(secret)).toBe(id);
    expect(room.seat(id).lab).toBe(lab);
    room.attend(id, nobody);
  }
  await expect.poll(phases, PATIENCE).toEqual(['ready', 'ready']);
  await expect.poll(() => page.state().capacity.measured, { timeout: 30_000 }).toBe(true);
}, 300_000);

test('a lab that is paused stops, and goes on where it was', async () => {
  const [first] = learners;
  room.pause(true, first?.id);
  await expect.poll(() => rowOf(first?.id)?.phase, PATIENCE).toBe('paused');
  await expect
    .poll(
      async () => (await engine.docker.listContainers({ filters: labFilter(first?.lab ?? '') })).length,
      PATIENCE,
    )
    .toBe(0);
  room.pause(false, first?.id);
  await expect.poll(() => rowOf(first?.id)?.phase, PATIENCE).toBe('ready');
}, 300_000);

test('the end leaves nothing on the engine, and in the home no word of anybody', async () => {
  const every = labs.list().map(({ state }) => state.id);
  expect(every.length).toBeGreaterThanOrEqual(3);
  const { left } = await room.end();
  expect(left).toEqual({ containers: 0, networks: 0, volumes: 0, images: 0, files: 0 });
  for (const lab of every) {
    const filters = labFilter(lab);
    expect(await engine.docker.listContainers({ all: true, filters })).toEqual([]);
    expect((await engine.docker.listVolumes({ filters })).Volumes ?? []).toEqual([]);
  }
  expect((await readdir(home)).filter((file) => file.startsWith('class.sqlite'))).toEqual([]);
}, 300_000);
