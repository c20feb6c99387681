import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { randomLab, testEngine } from '../testing/test-engine.ts';
import { BASE, TestLab } from './testing/open-test-lab.ts';

// `rl-a-b-sister` is `b-sister` of the lab `a`, and `sister` of the lab `a-b`.

let engine: Engine;
let short: TestLab;
let long: TestLab;
let since: number;

beforeAll(async () => {
  since = Math.floor(Date.now() / 1000);
  engine = await testEngine();
  const lab = randomLab();
  [short, long] = await Promise.all([
    TestLab.open(engine, undefined, {}, { lab }),
    TestLab.open(engine, undefined, {}, { lab: `${lab}-b` }),
  ]);
});

afterAll(async () => {
  await Promise.all([short.close(), long.close()]);
  await engine.close();
});

async function make(lab: TestLab, name: string): Promise<void> {
  expect((await lab.api('POST', '/networks/create', { Name: name })).status).toBe(201);
  expect((await lab.api('POST', '/volumes/create', { Name: name })).status).toBe(201);
  await lab.run(name, { HostConfig: { NetworkMode: name, Binds: [`${name}:/data`] } });
}

const seen = async (lab: TestLab) =>
  (await lab.api('GET', `/events?since=${since}&until=${Math.floor(Date.now() / 1000) + 1}`)).text;

test('a lab whose name begins another lab’s sees and takes nothing of it', async () => {
  await make(long, 'sister');
  await make(short, 'own');
  const told = await seen(short);
  for (const type of ['network', 'volume', 'container'])
    expect(told).toMatch(new RegExp(`"Type":"${type}"[^\n]*"own"`));
  expect(told).not.toMatch(/b-sister|"sister"/);
  for (const path of ['/containers/json?all=1', '/networks', '/volumes', '/images/json'])
    expect((await short.api('GET', path)).text).not.toContain('sister');
  expect((await short.api('GET', '/containers/b-sister/json')).status).toBe(404);
  expect((await short.api('DELETE', '/networks/b-sister')).status).toBe(404);
  expect((await short.api('DELETE', '/volumes/b-sister')).status).toBe(404);
  // A name of the engine's that another lab has already.
  const taken = await short.api('POST', '/containers/create?name=b-sister', { Image: BASE, Cmd: ['true'] });
  expect(taken.status).toBe(409);
  expect((await short.api('POST', '/volumes/create', { Name: 'b-sister' })).status).toBe(409);
  expect(await seen(long)).toMatch(/"Type":"network"[^\n]*"sister"/);
});
