import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../engine/engine.ts';
import { randomLab, testEngine } from '../../testing/test-engine.ts';
import { removeLab } from '../../workbench/clear-lab.ts';
import { DataVolumes } from './data-volumes.ts';
import { ServerNames } from './server-names.ts';
import { runShort } from './short-container.ts';

const IMAGE = 'mysql:9.7';
const lab = randomLab();
const names = new ServerNames(lab);
let engine: Engine;

beforeAll(async () => {
  engine = await testEngine();
});

afterAll(async () => {
  await removeLab(engine, lab);
  await engine.close();
});

/** Runs a script over a volume of the lab, as a fault or a look from outside. */
async function over(volume: string, script: string): Promise<string> {
  const output = await runShort(engine.docker, {
    image: IMAGE,
    labels: names.labels('helper'),
    command: ['bash', '-c', script],
    volumes: { [volume]: '/v' },
    capabilities: ['DAC_OVERRIDE', 'CHOWN', 'FOWNER'],
  });
  return output.toString().trim();
}

async function template(): Promise<string> {
  const { Volumes } = await engine.docker.listVolumes({ filters: names.filter('template') });
  expect(Volumes).toHaveLength(1);
  return Volumes[0]?.Name ?? '';
}

test('a new server’s data is a copy of one template, and has no identity yet', async () => {
  const volumes = new DataVolumes(engine.docker, names, () => undefined);
  await volumes.prepareEmpty('db-ONE', IMAGE);
  await volumes.prepareEmpty('db-TWO', IMAGE);
  const marked = await template();
  expect(await over(marked, 'ls /v')).toBe('data');
  for (const id of ['db-ONE', 'db-TWO'])
    expect(
      await over(names.server(id), 'stat -c %U /v/data/db; ls /v/data/db/auto.cnf 2>&1 | tail -c 26'),
    ).toBe('mysql\nNo such file or directory');
});

test('a template that broke off is made again, also by a server that comes later', async () => {
  await over(await template(), 'mv /v/data /v/new; rm /v/new/db/mysql.ibd');
  await new DataVolumes(engine.docker, names, () => undefined).prepareEmpty('db-THREE', IMAGE);
  expect(await over(names.server('db-THREE'), 'ls /v /v/data/db/mysql.ibd')).toContain('mysql.ibd');
});

test('a template that is removed meanwhile is made again', async () => {
  const volumes = new DataVolumes(engine.docker, names, () => undefined);
  await volumes.prepareEmpty('db-FOUR', IMAGE);
  await engine.docker.getVolume(await template()).remove();
  await volumes.prepareEmpty('db-FIVE', IMAGE);
  expect(await over(names.server('db-FIVE'), 'ls /v/data/db/mysql.ibd')).toContain('mysql.ibd');
});

test('data that is there stays, and half of a copy does not count', async () => {
  const volumes = new DataVolumes(engine.docker, names, () => undefined);
  await over(names.server('db-ONE'), 'touch /v/data/db/mine');
  await volumes.prepareEmpty('db-ONE', IMAGE);
  expect(await over(names.server('db-ONE'), 'ls /v/data/db/mine')).toBe('/v/data/db/mine');

  await over(names.server('db-TWO'), 'mv /v/data /v/new; touch /v/new/db/half');
  await volumes.prepareEmpty('db-TWO', IMAGE);
  expect(await over(names.server('db-TWO'), 'ls /v; ls /v/data/db/half 2>&1 | tail -c 26')).toBe(
    'data\nNo such file or directory',
  );
});

test('a snapshot and what is made of it; one that is not there makes nothing', async () => {
  const volumes = new DataVolumes(engine.docker, names, () => undefined);
  await over(names.server('db-ONE'), 'touch /v/data/log/error/mysql-error.log');
  for (let time = 0; time < 2; time++) {
    const copy = await volumes.prepareSnapshot('db-ONE', 'snap-1', IMAGE);
    expect(await copy.run()).toBeGreaterThan(50_000_000);
    await copy.remove();
  }
  await volumes.prepareFrom('db-SIX', 'snap-1', IMAGE);
  expect(await over(names.server('db-SIX'), 'ls /v/data/db/mine; ls /v/data/log/error')).toBe(
    '/v/data/db/mine',
  );

  await expect(volumes.prepareFrom('db-SEVEN', 'nothing', IMAGE)).rejects.toThrow(/no such volume/i);
  const { Volumes } = await engine.docker.listVolumes({ filters: { name: [names.network] } });
  expect(Volumes.map(({ Name }) => Name).filter((name) => /nothing|seven/.test(name))).toEqual([]);
  // Each of them with the lab's label, or nobody would ever remove it.
  expect(Volumes.every(({ Labels }) => Labels?.['replication-lab.lab'] === lab)).toBe(true);
});

test('no name leads out of the lab', () => {
  for (const name of ['', '../x', 'a/b', 'a.b', '-a', 'a b'])
    expect(() => names.snapshot(name)).toThrow(/not a name/);
});
