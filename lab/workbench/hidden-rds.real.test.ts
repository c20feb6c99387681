import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { KIND_LABEL, LAB_LABEL, labFilter, labNames } from '../engine/lab-names.ts';
import { ensureLabNetwork } from '../gateway/lab-network.ts';
import { HiddenRds } from '../gateway/testing/hidden-rds.ts';
import { randomLab, testEngine } from '../testing/test-engine.ts';
import { clearLab, removeLab } from './clear-lab.ts';
import { startContainers, stopContainers } from './running-containers.ts';

const names = labNames(randomLab());
let engine: Engine;
let rds: HiddenRds;
let directory: string;

beforeAll(async () => {
  engine = await testEngine();
  directory = await mkdtemp(join(tmpdir(), 'rl-running-'));
  await ensureLabNetwork(engine, names.lab);
  rds = await HiddenRds.make(engine, names);
});

afterAll(async () => {
  await removeLab(engine, names.lab);
  await engine.close();
  await rm(directory, { recursive: true });
});

test('a workbench that stops what the learner runs leaves RDS to itself', async () => {
  const own = await engine.docker.createContainer({
    name: `${names.prefix}mine`,
    Image: 'debian:trixie-slim',
    Cmd: ['sleep', 'infinity'],
    Labels: { [LAB_LABEL]: names.lab, [KIND_LABEL]: 'learner' },
    HostConfig: { Init: true, NetworkMode: names.network },
  });
  await own.start();
  await stopContainers(engine, names.lab, directory);
  expect(JSON.parse(await readFile(join(directory, 'running-containers.json'), 'utf8'))).toEqual([own.id]);
  await rds.expectUntouched();
  await startContainers(engine, directory);
  expect((await own.inspect()).State.Running).toBe(true);
});

test('clearing what the learner made leaves RDS, and removing the lab does not', async () => {
  await clearLab(engine, names.lab);
  await rds.expectUntouched();
  await removeLab(engine, names.lab);
  const filters = labFilter(names.lab);
  expect(await engine.docker.listContainers({ all: true, filters })).toEqual([]);
  expect((await engine.docker.listVolumes({ filters })).Volumes).toEqual([]);
  expect(await engine.docker.listNetworks({ filters: JSON.stringify(filters) })).toEqual([]);
});
