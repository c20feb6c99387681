import { afterAll, beforeAll, expect, test } from 'vitest';
import { labNames } from '../../engine/lab-names.ts';
import { execIn, runContainer } from '../../testing/outsider.ts';
import type { InboundRule } from '../state/model.ts';
import { replicationHost, ServerNames } from './server-names.ts';
import { TestServers } from './testing/test-servers.ts';

const ENDPOINT = 'shop.cq8replicalb.ap-northeast-2.rds.amazonaws.com';
const RENAMED = 'store.cq8replicalb.ap-northeast-2.rds.amazonaws.com';

let lab: TestServers;
let names: ServerNames;
let id: string;
let subnet: string;

beforeAll(async () => {
  lab = await TestServers.open();
  names = new ServerNames(lab.lab);
  id = await lab.run();
  const network = (await lab.engine.docker.getNetwork(labNames(lab.lab).network).inspect()) as {
    IPAM: { Config: { Subnet: string }[] };
  };
  subnet = network.IPAM.Config[0]?.Subnet ?? '';
});

afterAll(() => lab.close());

const from = (source: string, fromPort = 3306, toPort = fromPort): InboundRule => ({
  id: `sgr-${source}`,
  fromPort,
  toPort,
  source,
  description: '',
});

function reach(inbound: InboundRule[], endpoint = ENDPOINT): Promise<void> {
  return lab.servers.reach(id, { endpoint, port: 3306, inbound });
}

async function isSilent(host: string): Promise<void> {
  const before = performance.now();
  const { stderr } = await lab.fromWorkbench(host);
  // 110 is a time-out; a refusal would be 111 and come at once.
  expect(stderr).toMatch(/Can't connect to MySQL server on .* \(110\)/);
  expect(performance.now() - before).toBeGreaterThan(1_500);
}

test('before `reach` the server has no name and no address where the workbench is', async () => {
  expect((await lab.fromWorkbench(ENDPOINT)).stderr).toMatch(/Unknown MySQL server host/);
  const { NetworkSettings } = await lab.engine.docker.getContainer(names.server(id)).inspect();
  expect(Object.keys(NetworkSettings.Networks)).toEqual([names.network]);
});

test('without a rule a connection is silent until its time is out', async () => {
  await reach([]);
  await isSilent(ENDPOINT);
  for (const rules of [[from('203.0.113.10/32')], [from(subnet, 3307, 5000)], [from('::/0')]]) {
    await reach(rules);
    await isSilent(ENDPOINT);
  }
});

test('a rule for the network, or for all ports of all addresses, lets the workbench in', async () => {
  for (const rule of [from(subnet), from('0.0.0.0/0', -1), from('0.0.0.0/0', 0, 65535)]) {
    await reach([rule]);
    expect(await lab.fromWorkbench(ENDPOINT, 'SELECT @@server_id')).toMatchObject({ stdout: '7\n' });
  }
});

test('a group lets in its members, wherever they are by now', async () => {
  lab.members.set('sg-1', { instances: [], workbench: false });
  await reach([from('sg-1')]);
  await isSilent(ENDPOINT);
  lab.members.set('sg-1', { instances: [id], workbench: true });
  await reach([from('sg-1')]);
  expect(await lab.fromWorkbench(ENDPOINT)).toMatchObject({ exitCode: 0 });

  const { network, workbench } = labNames(lab.lab);
  const { docker } = lab.engine;
  await docker.getContainer(workbench).stop({ t: 0 });
  // Somebody else takes the workbench's address meanwhile.
  const other = await docker.createContainer({
    Image: 'mysql:9.7',
    Entrypoint: ['sleep'],
    Cmd: ['infinity'],
    Labels: names.labels('helper'),
    HostConfig: { NetworkMode: network, Init: true },
  });
  await other.start();
  await docker.getContainer(workbench).start();
  await expect.poll(async () => (await lab.fromWorkbench(ENDPOINT)).exitCode, { timeout: 60_000 }).toBe(0);
  const login = ['mysql', `--host=${ENDPOINT}`, '--user=admin', '--connect-timeout=2', '--execute=SELECT 1'];
  expect((await execIn(lab.engine, other.id, login)).stderr).toMatch(/\(110\)/);
  await other.remove({ force: true, v: true });
});

test('a rename changes the name at once, and connections from inside stay', async () => {
  await reach([from(subnet)]);
  const connection = await lab.connect(id);
  const deeds = lab.deeds.all.flatMap(({ under }) => under).length;
  await reach([from(subnet)]);
  expect(lab.deeds.all.flatMap(({ under }) => under)).toHaveLength(deeds);

  await reach([from(subnet)], RENAMED);
  expect(await lab.fromWorkbench(RENAMED)).toMatchObject({ exitCode: 0 });
  expect((await lab.fromWorkbench(ENDPOINT)).stderr).toMatch(/Unknown MySQL server host/);
  await connection.query('SELECT 1');
  await connection.end();
  await reach([from(subnet)]);
});

test('after a restart nobody comes in before `reach`, and it is as before after it', async () => {
  await lab.servers.stop(id);
  await reach([from(subnet)]);
  await lab.servers.start(lab.spec(id));
  const { NetworkSettings } = await lab.engine.docker.getContainer(names.server(id)).inspect();
  expect(Object.keys(NetworkSettings.Networks)).toEqual([names.network]);
  await reach([from(subnet)]);
  expect(await lab.fromWorkbench(ENDPOINT)).toMatchObject({ exitCode: 0 });
});

test('other servers reach it for replication whatever the rules say; the workbench has no such name', async () => {
  await reach([]);
  const other = await lab.run();
  const login = ['mysql', `--host=${replicationHost(id)}`, '--user=admin', '--execute=SELECT 1'];
  expect(await execIn(lab.engine, names.server(other), login)).toMatchObject({ exitCode: 0 });
  expect((await lab.fromWorkbench(replicationHost(id))).stderr).toMatch(/Unknown MySQL server host/);
  // Nor has anybody else a way to that network.
  const outside = await runContainer(lab.engine, 'mysql:9.7', login, {
    HostConfig: { NetworkMode: labNames(lab.lab).network },
    Entrypoint: ['timeout', '5'],
  });
  expect(outside.exitCode).not.toBe(0);
  await lab.servers.remove(other);
});
