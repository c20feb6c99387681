import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { testEngine } from '../testing/test-engine.ts';
import { ensureLabNetwork } from './lab-network.ts';
import { HiddenRds } from './testing/hidden-rds.ts';
import { TestLab } from './testing/open-test-lab.ts';
import { Outside } from './testing/outside.ts';

let engine: Engine;
let lab: TestLab;
let other: TestLab;
let outside: Outside;
let rds: HiddenRds;
let otherId: string;
let since: number;

beforeAll(async () => {
  since = Math.floor(Date.now() / 1000);
  engine = await testEngine();
  [lab, other, outside] = await Promise.all([
    TestLab.open(engine),
    TestLab.open(engine),
    Outside.make(engine),
  ]);
  otherId = await other.run('victim');
  await other.api('POST', '/networks/create', { Name: 'hidden-one' });
  await other.api('POST', '/volumes/create', { Name: 'hidden-one' });
  rds = await HiddenRds.make(engine, lab.names);
  // As whenever a workbench is made anew.
  await ensureLabNetwork(engine, lab.names.lab);
  await lab.run('mine');
});

afterAll(async () => {
  await outside.expectUntouched();
  await rds.expectUntouched();
  const { State } = await engine.docker.getContainer(otherId).inspect();
  expect(State).toMatchObject({ Running: true, Paused: false });
  await Promise.all([lab.close(), other.close(), outside.remove()]);
  await engine.close();
});

/** Every way of naming a container that is not this learner's. */
const references = () => [
  outside.name,
  outside.containerId,
  outside.containerId.slice(0, 12),
  outside.containerId.slice(0, 4),
  otherId,
  otherId.slice(0, 12),
  'victim',
  `${other.names.prefix}victim`,
  other.names.workbench,
  lab.names.workbench,
  ...rds.containers,
];

describe('4. containers, networks, volumes of others', () => {
  test.each([
    ['GET', 'json'],
    ['GET', 'logs?stdout=1'],
    ['GET', 'top'],
    ['GET', 'stats?stream=0'],
    ['GET', 'changes'],
    ['GET', 'export'],
    ['GET', 'archive?path=/etc/hostname'],
    ['HEAD', 'archive?path=/etc/hostname'],
    ['PUT', 'archive?path=/tmp'],
    ['POST', 'start'],
    ['POST', 'stop?t=0'],
    ['POST', 'restart?t=0'],
    ['POST', 'kill'],
    ['POST', 'pause'],
    ['POST', 'unpause'],
    ['POST', 'resize?h=1&w=1'],
    ['POST', 'wait'],
    ['POST', 'rename?name=taken'],
    ['POST', 'attach?stream=1&stdout=1'],
    ['POST', 'exec', { Cmd: ['true'] }],
    ['POST', 'update', { Memory: 2 ** 27 }],
    ['DELETE', '?force=1'],
  ])('%s /containers/ID/%s', async (method, action, body?: unknown) => {
    for (const reference of references()) {
      const slash = action.startsWith('?') ? '' : '/';
      const { status, text } = await lab.api(method, `/v1.45/containers/${reference}${slash}${action}`, body);
      expect(status, `${reference}: ${text}`).toBe(404);
      if (method !== 'HEAD') expect(text).toContain(`No such container: ${reference}`);
    }
  });

  test('attach with an upgrade', async () => {
    for (const reference of references()) {
      const answer = await lab.raw(
        `POST /containers/${reference}/attach?stream=1 HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    }
  });

  test('an exec of somebody else’s', async () => {
    const path = `/exec/${outside.execId}`;
    expect(await lab.api('GET', `${path}/json`)).toMatchObject({ status: 404 });
    expect(await lab.api('POST', `${path}/start`, { Detach: true })).toMatchObject({ status: 404 });
    expect(await lab.api('POST', `${path}/resize?h=1&w=1`)).toMatchObject({ status: 404 });
    const hijack = `POST ${path}/start HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 2\r\n\r\n{}`;
    expect(await lab.raw(hijack)).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('commit', async () => {
    for (const reference of references())
      expect(await lab.api('POST', `/commit?container=${reference}&repo=stolen`)).toMatchObject({
        status: 404,
      });
  });

  test('networks', async () => {
    const names = [
      outside.name,
      outside.networkId,
      outside.networkId.slice(0, 12),
      'hidden-one',
      `${other.names.prefix}hidden-one`,
      other.names.network,
      ...rds.networks,
    ];
    for (const name of names) {
      expect(await lab.api('GET', `/networks/${name}`)).toMatchObject({ status: 404 });
      expect(await lab.api('DELETE', `/networks/${name}`)).toMatchObject({ status: 404 });
      for (const verb of ['connect', 'disconnect'])
        expect(await lab.api('POST', `/networks/${name}/${verb}`, { Container: 'mine' })).toMatchObject({
          status: 404,
        });
      const body = { Image: 'debian:trixie-slim', HostConfig: { NetworkMode: name } };
      expect(await lab.api('POST', '/containers/create', body)).toMatchObject({ status: 404 });
    }
    for (const reference of references())
      for (const verb of ['connect', 'disconnect'])
        expect(await lab.api('POST', `/networks/bridge/${verb}`, { Container: reference })).toMatchObject({
          status: 404,
        });
    expect(await lab.api('POST', '/networks/host/connect', { Container: 'mine' })).toMatchObject({
      status: 403,
    });
  });

  test('volumes', async () => {
    for (const name of [
      outside.name,
      'hidden-one',
      `${other.names.prefix}hidden-one`,
      other.names.workspace,
      lab.names.workspace,
      ...rds.volumes,
    ]) {
      expect(await lab.api('GET', `/volumes/${name}`)).toMatchObject({ status: 404 });
      expect(await lab.api('DELETE', `/volumes/${name}?force=1`)).toMatchObject({ status: 404 });
    }
  });

  test('prune takes the lab’s own things only', async () => {
    const all = encodeURIComponent(JSON.stringify({ all: ['true'] }));
    for (const path of [
      '/containers/prune',
      '/networks/prune',
      `/volumes/prune?filters=${all}`,
      '/images/prune?filters=%7B%22dangling%22%3A%5B%22false%22%5D%7D',
    ])
      expect(await lab.api('POST', path)).toMatchObject({ status: 200 });
    expect((await other.api('GET', '/volumes/hidden-one')).status).toBe(200);
    expect((await other.api('GET', '/networks/hidden-one')).status).toBe(200);
  });
});

const filters = (value: unknown) => `filters=${encodeURIComponent(JSON.stringify(value))}`;

describe('5. what lists and streams tell', () => {
  test.each([
    ['/containers/json?all=1'],
    [`/containers/json?all=1&${filters({ name: ['.*'] })}`],
    [`/containers/json?all=1&${filters({ label: ['replication-lab.lab'] })}`],
    [`/containers/json?all=1&${filters({ status: ['running'] })}`],
    ['/containers/json?all=1&size=1'],
    ['/networks'],
    [`/networks?${filters({ driver: ['bridge'] })}`],
    ['/networks/bridge'],
    ['/networks/host'],
    ['/networks/none'],
    ['/volumes'],
    [`/volumes?${filters({ dangling: ['true'] })}`],
    ['/images/json?all=1'],
    [`/images/json?${filters({ dangling: ['false'] })}`],
    ['/info'],
    ['/system/df'],
    ['/version'],
    ['/containers/mine/json'],
  ])('%s', async (path) => {
    const { status, text } = await lab.api('GET', path);
    expect(status, text).toBe(200);
    for (const word of [
      ...outside.words,
      ...rds.words,
      other.names.lab,
      otherId.slice(0, 12),
      'victim',
      'hidden-one',
      'workbench',
      'replication-lab.',
    ])
      expect(text).not.toContain(word);
  });

  test('events of the past and of now', async () => {
    for (const query of ['', `&${filters({ type: ['container', 'network', 'volume', 'image'] })}`]) {
      const { text } = await lab.api(
        'GET',
        `/events?since=${since}&until=${Math.floor(Date.now() / 1000) + 1}${query}`,
      );
      expect(text).toContain('"name":"mine"');
      for (const word of [
        ...outside.words,
        ...rds.words,
        other.names.lab,
        otherId.slice(0, 12),
        'workbench',
        'replication-lab.',
      ])
        expect(text).not.toContain(word);
    }
  });

  test('what the RDS of this lab has is in no count', async () => {
    const { json: info } = await lab.api('GET', '/info');
    expect(info).toMatchObject({
      Containers: 1,
      ContainersRunning: 1,
      ContainersPaused: 0,
      ContainersStopped: 0,
    });
    const { json: usage } = await lab.api('GET', '/system/df');
    expect(usage).toMatchObject({ Containers: [{ Names: ['/mine'] }], Volumes: [] });
    const { json: bridge } = await lab.api('GET', '/networks/bridge');
    expect(Object.values((bridge as { Containers: object }).Containers)).toMatchObject([{ Name: 'mine' }]);
  });

  test('nothing of the RDS of this lab can be mounted, shared or built upon', async () => {
    const [container = '', , id = ''] = rds.containers;
    for (const reference of [container, id])
      for (const HostConfig of [
        { NetworkMode: `container:${reference}` },
        { PidMode: `container:${reference}` },
        { IpcMode: `container:${reference}` },
        { VolumesFrom: [reference] },
        { Links: [`${reference}:db`] },
      ])
        expect(
          await lab.api('POST', '/containers/create', { Image: 'debian:trixie-slim', HostConfig }),
        ).toMatchObject({ status: 404 });
    // A volume's name is always one of the learner's own.
    for (const volume of rds.volumes) {
      const HostConfig = { Binds: [`${volume}:/stolen`] };
      const created = await lab.api('POST', '/containers/create', {
        Image: 'debian:trixie-slim',
        Cmd: ['true'],
        HostConfig,
      });
      const { Id } = created.json as { Id: string };
      const { Mounts } = await engine.docker.getContainer(Id).inspect();
      expect(Mounts.map(({ Name }) => Name)).toEqual([`${lab.names.prefix}${volume}`]);
      await lab.api('DELETE', `/containers/${Id}?force=1`);
    }
  });

  test('filters that name others find nothing', async () => {
    for (const key of ['id', 'name', 'before', 'since', 'volume', 'network', 'ancestor'])
      for (const value of [outside.name, outside.containerId, rds.runningId, ...rds.volumes, rds.name]) {
        const { json } = await lab.api('GET', `/containers/json?all=1&${filters({ [key]: [value] })}`);
        expect(Array.isArray(json) ? json : []).toEqual([]);
      }
  });
});
