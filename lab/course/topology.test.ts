import { describe, expect, test } from 'vitest';
import type { ContainerFacts } from '../contract/check.ts';
import type { Database } from './observe/servers.ts';
import { topologyOf } from './topology.ts';

const SOURCE = '3e11fa47-71ca-11e1-9e33-c80aa9429562';
const REPLICA = '4e11fa47-71ca-11e1-9e33-c80aa9429562';

function container(name: string, change: Partial<ContainerFacts> = {}): ContainerFacts {
  return {
    name,
    image: 'mysql:9.7',
    state: 'running',
    exitCode: 0,
    restartPolicy: '',
    health: 'none',
    command: [],
    environment: {},
    project: undefined,
    service: undefined,
    networks: [],
    ports: [],
    mounts: [],
    ...change,
  };
}

function database(
  name: string,
  uuid: string,
  executed: string,
  channels: Record<string, string | null>[] = [],
): Database {
  const server = {
    version: '9.7.4',
    serverId: 1,
    uuid,
    readOnly: 'off' as const,
    gtidMode: 'ON',
    executed,
    channels,
  };
  return { container: container(name), server };
}

const channel = {
  Source_Host: 'db-source',
  Source_Port: '3306',
  Source_UUID: SOURCE,
  Replica_IO_Running: 'Yes',
  Replica_SQL_Running: 'Yes',
  Retrieved_Gtid_Set: `${SOURCE}:4-8`,
  Last_IO_Errno: '0',
  Last_SQL_Errno: '0',
  Seconds_Behind_Source: '0',
};

describe('the topology', () => {
  test('roles come from who reads from whom, lag from GTID sets', () => {
    const topology = topologyOf([
      database('db-source', SOURCE, `${SOURCE}:1-10`),
      database('db-replica', REPLICA, `${SOURCE}:1-6,${REPLICA}:1`, [channel]),
      database('db-leaf', 'x', '', [{ ...channel, Source_Host: 'db-replica', Source_UUID: REPLICA }]),
    ]);
    expect(topology.nodes.map(({ name, role }) => `${name} ${role}`)).toEqual([
      'db-source source',
      'db-replica relay',
      'db-leaf replica',
    ]);
    expect(topology.nodes[0]?.transactions).toBe(10);
    expect(topology.links[0]).toMatchObject({
      from: 'db-source',
      to: 'db-replica',
      receiver: 'on',
      applier: 'on',
      notReceived: 2,
      notApplied: 2,
      errorNumber: 0,
      secondsBehind: 0,
    });
  });

  test('a source that nobody knows has a link without a beginning', () => {
    const broken = {
      ...channel,
      Source_Host: 'nosuch',
      Source_UUID: '',
      Replica_IO_Running: 'Connecting',
      Last_IO_Errno: '2005',
    };
    const { nodes, links } = topologyOf([database('db-replica', REPLICA, '', [broken])]);
    expect(nodes[0]?.role).toBe('replica');
    expect(links[0]).toMatchObject({ sourceHost: 'nosuch', receiver: 'connecting', errorNumber: 2005 });
    expect(links[0]).not.toHaveProperty('from');
    expect(links[0]).not.toHaveProperty('notReceived');
  });

  test('a container that stopped, or does not answer yet, is shown as such', () => {
    const { nodes } = topologyOf([
      { container: container('a', { state: 'exited' }) },
      { container: container('b') },
      { container: container('c', { state: 'restarting' }) },
    ]);
    expect(nodes.map(({ state }) => state)).toEqual(['stopped', 'starting', 'starting']);
  });
});
