import { sourceOf } from '../observe/servers.ts';
import type { Row } from '../../workbench/sql-session.ts';
import { account, quoted, sql, text, type Family, type Finding, type Scene } from './finding.ts';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '::1']);

/** The receiver does not get to its source, or is not let in. */
export const connection: Family = async (scene) => {
  const found = scene.databases.flatMap(({ container, server }) =>
    (server?.channels ?? []).map((channel) => diagnose(container.name, channel, scene)),
  );
  return (await Promise.all(found)).flat();
};

async function diagnose(on: string, channel: Row, scene: Scene): Promise<Finding[]> {
  const error = Number(text(channel, 'Last_IO_Errno'));
  const evidence = text(channel, 'Last_IO_Error');
  if (error === 0 || text(channel, 'Replica_IO_Running') === 'Yes') return [];
  const cause = await causeOf(error, { on, evidence, channel, scene });
  return [...gaveUp(on, channel, evidence), ...(cause ? [cause] : [])];
}

type Case = { on: string; evidence: string; channel: Row; scene: Scene };

function causeOf(error: number, found: Case): Promise<Finding | undefined> | Finding | undefined {
  if (error === 2061) return secureConnection(found);
  if (error === 2002 || error === 2003 || error === 2005) return unreachable(found);
  if (error === 1045) return refused(found);
  return error === 13120 ? notGranted(found) : undefined;
}

function secureConnection({ on, evidence }: Case): Finding {
  const cure = [sql(on, 'STOP REPLICA', 'CHANGE REPLICATION SOURCE TO SOURCE_SSL=1', 'START REPLICA')];
  return { id: 'secure-connection-required', on, values: {}, evidence, cure };
}

function unreachable({ on, evidence, channel, scene }: Case): Finding | undefined {
  const host = text(channel, 'Source_Host');
  const port = text(channel, 'Source_Port');
  if (LOOPBACK.test(host)) return { id: 'source-host-is-itself', on, values: { host }, evidence };
  const replica = scene.databases.find(({ container }) => container.name === on);
  const source = replica && sourceOf(channel, replica.container, scene.databases);
  if (!source) {
    const other = scene.containers.find(({ name, service }) => name === host || service === host);
    return { id: other ? 'source-unreachable' : 'source-host-unknown', on, values: { host, port }, evidence };
  }
  const { name, state, networks, ports } = source.container;
  if (state !== 'running' && state !== 'restarting') {
    const cure = [{ kind: 'sh' as const, dir: '.', fails: false, text: `docker start ${name}` }];
    return { id: 'source-not-running', on, values: { source: name }, evidence, cure };
  }
  if (!networks.some((network) => replica.container.networks.includes(network))) {
    return { id: 'source-on-other-network', on, values: { host }, evidence };
  }
  const published = ports.find(
    (candidate) => String(candidate.host) === port && candidate.container !== candidate.host,
  );
  if (published) {
    const inside = String(published.container);
    const change = `CHANGE REPLICATION SOURCE TO SOURCE_PORT=${inside}`;
    const cure = [sql(on, 'STOP REPLICA', change, 'START REPLICA')];
    return { id: 'source-port-published', on, values: { port, source: name, inside }, evidence, cure };
  }
  // It answers by now: what is left of the error is that the receiver waits for its next attempt, or gave up.
  if (source.server && port === '3306') return undefined;
  return { id: 'source-unreachable', on, values: { host, port }, evidence };
}

/** A wrong password and a user of another host get the same answer: the source's own list of users tells. */
async function refused({ on, evidence, channel, scene }: Case): Promise<Finding> {
  const user = text(channel, 'Source_User');
  const replica = scene.databases.find(({ container }) => container.name === on);
  const source = replica && sourceOf(channel, replica.container, scene.databases);
  const name = source?.container.name ?? text(channel, 'Source_Host');
  const wrong: Finding = { id: 'replication-password-wrong', on, values: { user, source: name }, evidence };
  if (!source?.server) return wrong;
  const users = await scene.view.sql(name, `SELECT host FROM mysql.user WHERE user = ${quoted(user)}`);
  const hosts = users.map((row) => text(row, 'host') || text(row, 'Host'));
  if (hosts.length === 0) return { ...wrong, id: 'replication-user-missing' };
  if (!hosts.every((host) => LOCAL_HOSTS.has(host))) return wrong;
  const [first = 'localhost'] = hosts;
  const cure = [sql(name, `RENAME USER ${account(user, first)} TO ${account(user, '%')}`)];
  return { ...wrong, id: 'replication-user-elsewhere', values: { user, hosts: first, source: name }, cure };
}

function notGranted({ on, evidence, channel, scene }: Case): Finding {
  const [, user = text(channel, 'Source_User'), host = '%'] = /user '([^']*)'@'([^']*)'/.exec(evidence) ?? [];
  const replica = scene.databases.find(({ container }) => container.name === on);
  const source = replica && sourceOf(channel, replica.container, scene.databases);
  const name = source?.container.name ?? text(channel, 'Source_Host');
  return {
    id: 'replication-grant-missing',
    on,
    evidence,
    values: { user, host, source: name },
    ...(source ? { cure: [sql(name, `GRANT REPLICATION SLAVE ON *.* TO ${account(user, host)}`)] } : {}),
  };
}

/** Off, and its last words are of an attempt: it stopped trying, and nothing but START REPLICA brings it back. */
function gaveUp(on: string, channel: Row, evidence: string): Finding[] {
  const [, attempt, most] = /attempt (\d+)\/(\d+)/.exec(evidence) ?? [];
  if (text(channel, 'Replica_IO_Running') !== 'No' || attempt === undefined || attempt !== most) return [];
  return [
    { id: 'receiver-gave-up', on, values: { tries: attempt }, evidence, cure: [sql(on, 'START REPLICA')] },
  ];
}
