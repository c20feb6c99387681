import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { testEngine } from '../testing/test-engine.ts';
import { BASE, TestLab } from './testing/open-test-lab.ts';
import { Outside } from './testing/outside.ts';

let engine: Engine;
let lab: TestLab;
let other: TestLab;
let outside: Outside;
let otherId: string;

beforeAll(async () => {
  engine = await testEngine();
  [lab, other, outside] = await Promise.all([
    TestLab.open(engine),
    TestLab.open(engine),
    Outside.make(engine),
  ]);
  otherId = await other.run('db');
});

afterAll(async () => {
  await outside.expectUntouched();
  await Promise.all([lab.close(), other.close(), outside.remove()]);
  await engine.close();
});

const body = (HostConfig: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) => ({
  Image: BASE,
  Cmd: ['true'],
  ...rest,
  HostConfig,
});

async function expectRefused(request: unknown): Promise<void> {
  const { status, text } = await lab.api('POST', '/v1.45/containers/create', request);
  expect([400, 403, 404], text).toContain(status);
  // What the learner said may come back; nothing else may.
  const unsaid = [...outside.words, other.names.lab].filter(
    (word) => !JSON.stringify(request).includes(word),
  );
  for (const word of unsaid) expect(text).not.toContain(word);
}

const ownContainers = async () =>
  (await lab.api('GET', '/containers/json?all=1')).json as { Names: string[] }[];

describe('1. other people’s files', () => {
  test.each([
    ['Binds', { Binds: ['/:/host'] }],
    ['Binds of the socket', { Binds: ['/var/run/docker.sock:/var/run/docker.sock'] }],
    ['Binds by a way up', { Binds: ['/workspace/../etc:/etc2'] }],
    ['Binds beside the workspace', { Binds: ['/workspaces:/x'] }],
    ['Mounts', { Mounts: [{ Type: 'bind', Source: '/', Target: '/host' }] }],
    ['Mounts by a way up', { Mounts: [{ Type: 'bind', Source: '/workspace/./../etc', Target: '/host' }] }],
    [
      'a volume that is a bind',
      {
        Mounts: [
          {
            Type: 'volume',
            Source: 'vv',
            Target: '/x',
            VolumeOptions: {
              DriverConfig: { Name: 'local', Options: { type: 'none', o: 'bind', device: '/' } },
            },
          },
        ],
      },
    ],
    [
      'a volume driver',
      {
        Mounts: [
          { Type: 'volume', Source: 'vv', Target: '/x', VolumeOptions: { DriverConfig: { Name: 'other' } } },
        ],
      },
    ],
    [
      'a way up in a subpath',
      { Mounts: [{ Type: 'volume', Source: 'vv', Target: '/x', VolumeOptions: { Subpath: '../other' } }] },
    ],
    ['an image as a mount', { Mounts: [{ Type: 'image', Source: BASE, Target: '/x' }] }],
    ['shared propagation', { Binds: ['/workspace:/x:rshared'] }],
    [
      'shared propagation of a mount',
      {
        Mounts: [
          { Type: 'bind', Source: '/workspace', Target: '/x', BindOptions: { Propagation: 'rshared' } },
        ],
      },
    ],
  ])('%s', async (_name, hostConfig) => {
    await expectRefused(body(hostConfig));
  });

  test('a volume of somebody else’s is another one under the same name', async () => {
    for (const name of [outside.name, other.names.workspace, lab.names.workspace]) {
      const created = await lab.api(
        'POST',
        '/containers/create?name=borrower',
        body({ Binds: [`${name}:/x`] }),
      );
      expect(created.status, created.text).toBe(201);
      const found = await engine.docker.getContainer(`${lab.names.prefix}borrower`).inspect();
      expect(found.Mounts.map(({ Name }) => Name)).toEqual([`${lab.names.prefix}${name}`]);
      await lab.api('DELETE', '/containers/borrower');
      await lab.api('DELETE', `/volumes/${name}`);
    }
  });

  test('a local volume with options', async () => {
    const DriverOpts = { type: 'none', o: 'bind', device: '/' };
    expect(await lab.api('POST', '/volumes/create', { Name: 'vv', DriverOpts })).toMatchObject({
      status: 403,
    });
    expect(await lab.api('POST', '/volumes/create', { Name: 'vv', Driver: 'nfs' })).toMatchObject({
      status: 403,
    });
  });

  test('a symlink in the workspace that leaves it', async () => {
    await lab.run('linker', {
      Cmd: ['sh', '-c', 'ln -s / /w/root; ln -s /etc/hostname /w/name; sleep infinity'],
      HostConfig: { Binds: ['/workspace:/w'] },
    });
    for (const source of ['/workspace/root', '/workspace/root/etc', '/workspace/name']) {
      const created = await lab.api(
        'POST',
        '/containers/create?name=follower',
        body({ Binds: [`${source}:/x`] }),
      );
      const started = created.status === 201 ? await lab.api('POST', '/containers/follower/start') : created;
      expect(started.status, `${source}: ${started.text}`).toBeGreaterThanOrEqual(400);
      expect(started.text).not.toContain('/volumes/');
      await lab.api('DELETE', '/containers/follower?force=1');
    }
    await lab.api('DELETE', '/containers/linker?force=1');
  });

  test('--volumes-from somebody else’s container, by name and by id', async () => {
    for (const from of [
      outside.name,
      outside.containerId,
      otherId.slice(0, 12),
      `${other.names.prefix}db`,
      lab.names.workbench,
    ])
      await expectRefused(body({ VolumesFrom: [from] }));
  });
});

describe('3. more than a container of a lab has', () => {
  test.each([
    { Privileged: true },
    { PidMode: 'host' },
    { IpcMode: 'host' },
    { UTSMode: 'host' },
    { UsernsMode: 'host' },
    { NetworkMode: 'host' },
    { CgroupnsMode: 'host' },
    { CgroupParent: '/' },
    { CapAdd: ['SYS_ADMIN'] },
    { Devices: [{ PathOnHost: '/dev/kmsg', PathInContainer: '/dev/kmsg', CgroupPermissions: 'rwm' }] },
    { DeviceCgroupRules: ['a *:* rwm'] },
    { SecurityOpt: ['seccomp=unconfined'] },
    { Sysctls: { 'kernel.msgmax': '1' } },
    { Runtime: 'io.containerd.runc.v2' },
    { DeviceRequests: [{ Driver: 'nvidia', Count: -1 }] },
    { OomScoreAdj: -1000 },
    { Tmpfs: { '/t': 'size=100g' } },
    { Mounts: [{ Type: 'tmpfs', Target: '/t', TmpfsOptions: { SizeBytes: 2 ** 40 } }] },
    { Ulimits: [{ Name: 'nofile', Soft: 2 ** 40, Hard: 2 ** 40 }] },
    { Memory: 2 ** 40 },
    { NanoCpus: 64e9 },
    { PidsLimit: 1_000_000 },
    { LogConfig: { Type: 'syslog' } },
  ])('%j', async (hostConfig) => {
    await expectRefused(body(hostConfig));
  });

  test('namespaces of somebody else’s container', async () => {
    for (const reference of [
      outside.name,
      outside.containerId,
      outside.containerId.slice(0, 12),
      otherId,
      lab.names.workbench,
      'db',
    ])
      for (const field of ['NetworkMode', 'PidMode', 'IpcMode'])
        await expectRefused(body({ [field]: `container:${reference}` }));
  });

  test('a privileged exec, and an update beyond the limits', async () => {
    await lab.run('plain');
    const exec = { Cmd: ['true'], Privileged: true };
    expect(await lab.api('POST', '/containers/plain/exec', exec)).toMatchObject({ status: 403 });
    expect(await lab.api('POST', '/containers/plain/update', { Memory: 2 ** 40 })).toMatchObject({
      status: 400,
    });
    expect(
      await lab.api('POST', '/containers/plain/update', { Devices: [{}], CpuRealtimeRuntime: 5 }),
    ).toMatchObject({ status: 403 });
    const { HostConfig } = await engine.docker.getContainer(`${lab.names.prefix}plain`).inspect();
    expect(HostConfig).toMatchObject({
      Memory: 512 * 2 ** 20,
      MemorySwap: 512 * 2 ** 20,
      NanoCpus: 1e9,
      PidsLimit: 200,
      Privileged: false,
    });
    expect(HostConfig.LogConfig).toEqual({
      Type: 'json-file',
      Config: { 'max-size': '10m', 'max-file': '2' },
    });
    await lab.api('DELETE', '/containers/plain?force=1');
  });
});

describe('7. names and ports of others', () => {
  test('the same container name, network name and alias do not meet', async () => {
    const network = { Name: 'net' };
    expect(await other.api('POST', '/networks/create', network)).toMatchObject({ status: 201 });
    expect(await lab.api('POST', '/networks/create', network)).toMatchObject({ status: 201 });
    const endpoints = { NetworkingConfig: { EndpointsConfig: { net: { Aliases: ['shared'] } } } };
    await other.run('same', { ...endpoints, HostConfig: { NetworkMode: 'net' } });
    const id = await lab.run('same', { ...endpoints, HostConfig: { NetworkMode: 'net' } });
    const { NetworkSettings } = await engine.docker.getContainer(id).inspect();
    expect(Object.keys(NetworkSettings.Networks)).toEqual([`${lab.names.prefix}net`]);
    expect((await ownContainers()).map(({ Names }) => Names)).toEqual([['/same']]);
    for (const one of [lab, other]) await one.api('DELETE', '/containers/same?force=1');
    for (const one of [lab, other])
      expect(await one.api('DELETE', '/networks/net')).toMatchObject({ status: 204 });
  });

  test('no port is ever published on the engine', async () => {
    const PortBindings = {
      '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8099' }],
      '81/tcp': [{ HostPort: '' }],
    };
    const id = await lab.run('web', { HostConfig: { PortBindings, PublishAllPorts: true } });
    const { HostConfig, NetworkSettings } = await engine.docker.getContainer(id).inspect();
    expect([HostConfig.PortBindings ?? {}, HostConfig.PublishAllPorts]).toEqual([{}, false]);
    expect(Object.values(NetworkSettings.Ports).filter((bindings) => bindings !== null)).toEqual([]);
    await lab.api('DELETE', '/containers/web?force=1');
  });

  test('labels of ours, on everything that takes labels', async () => {
    const Labels = { 'replication-lab.lab': other.names.lab };
    await expectRefused({ ...body(), Labels });
    expect(await lab.api('POST', '/networks/create', { Name: 'nn', Labels })).toMatchObject({ status: 403 });
    expect(await lab.api('POST', '/volumes/create', { Name: 'vv', Labels })).toMatchObject({ status: 403 });
    const query = encodeURIComponent(JSON.stringify(Labels));
    expect(await lab.api('POST', `/build?labels=${query}`)).toMatchObject({ status: 403 });
  });

  test.each([
    { Driver: 'host' },
    { Driver: 'macvlan' },
    { Options: { 'com.docker.network.bridge.name': 'docker0' } },
    { Name: 'bridge' },
    { Name: 'host' },
    { Ingress: true },
    { EnableIPv6: true },
    { IPAM: { Config: [{ Subnet: '192.168.0.0/16' }] } },
    { IPAM: { Config: [{ Subnet: '172.16.0.0/12' }] } },
    { IPAM: { Driver: 'null' } },
  ])('a network with %j', async (odd) => {
    const { status, text } = await lab.api('POST', '/networks/create', { Name: 'odd', ...odd });
    expect([400, 403], text).toContain(status);
  });
});
