import type { Topology, TopologyLink, TopologyNode } from '../contract/topology.ts';
import { count, parseGtidSet, subtract, union } from './gtid-set.ts';
import { sourceOf, type Database } from './observe/servers.ts';
import type { Row } from '../workbench/sql-session.ts';

/** Who reads from whom and how far behind, from what the servers themselves say. */
export function topologyOf(all: Database[]): Topology {
  const links = all.flatMap((database) => {
    const channels = database.server?.channels ?? [];
    return channels.map((channel) => linkOf(channel, database, sourceOf(channel, database.container, all)));
  });
  return { nodes: all.map((database) => nodeOf(database, links)), links };
}

function nodeOf({ container, server }: Database, links: TopologyLink[]): TopologyNode {
  const { name } = container;
  const reads = links.some((link) => link.to === name);
  const isRead = links.some((link) => link.from === name && link.to !== name);
  const node: TopologyNode = {
    name,
    role: reads ? (isRead ? 'relay' : 'replica') : isRead ? 'source' : 'alone',
    state: stateOf(container.state, server !== undefined),
  };
  if (!server) return node;
  const { version, serverId, readOnly, executed } = server;
  return { ...node, version, serverId, readOnly, transactions: count(parseGtidSet(executed)) };
}

function stateOf(state: Database['container']['state'], answers: boolean): TopologyNode['state'] {
  if (state !== 'running' && state !== 'restarting') return 'stopped';
  return answers ? 'running' : 'starting';
}

function linkOf(channel: Row, replica: Database, source: Database | undefined): TopologyLink {
  const number = (name: string) => Number(channel[name] ?? 0);
  const seconds = channel['Seconds_Behind_Source'];
  const link: TopologyLink = {
    sourceHost: channel['Source_Host'] ?? '',
    sourcePort: number('Source_Port'),
    to: replica.container.name,
    receiver: receiverState(channel['Replica_IO_Running']),
    applier: channel['Replica_SQL_Running'] === 'Yes' ? 'on' : 'off',
    errorNumber: number('Last_IO_Errno') || number('Last_SQL_Errno'),
    secondsBehind: seconds === null || seconds === undefined ? null : Number(seconds),
    ...(source ? { from: source.container.name } : {}),
  };
  const executed = parseGtidSet(replica.server?.executed ?? '');
  const received = parseGtidSet(channel['Retrieved_Gtid_Set'] ?? '');
  link.notApplied = count(subtract(received, executed));
  if (source?.server) {
    // What was received before the relay log was last reset is known only from having been applied.
    link.notReceived = count(subtract(parseGtidSet(source.server.executed), union(received, executed)));
  }
  return link;
}

function receiverState(running: string | null | undefined): TopologyLink['receiver'] {
  if (running === 'Yes') return 'on';
  return running === 'Connecting' ? 'connecting' : 'off';
}
