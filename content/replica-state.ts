import type { CheckAnswer, CheckView } from '../lab/contract/check.ts';

/** What a replica says of its channel, the one without a name. */
export type Channel = {
  host: string;
  port: string;
  autoPosition: boolean;
  receiver: 'ON' | 'CONNECTING' | 'OFF';
  receiverError: number;
  applier: 'ON' | 'OFF';
  applierError: number;
};

// The tables of performance_schema rather than SHOW REPLICA STATUS: they hold the worker's own error number.
const channelQuery = `
  SELECT c.HOST AS host, c.PORT AS port, c.AUTO_POSITION AS auto_position,
    r.SERVICE_STATE AS receiver, r.LAST_ERROR_NUMBER AS receiver_error, a.SERVICE_STATE AS applier,
    (SELECT MAX(w.LAST_ERROR_NUMBER) FROM performance_schema.replication_applier_status_by_worker w
      WHERE w.CHANNEL_NAME = '') AS applier_error
  FROM performance_schema.replication_connection_configuration c
  JOIN performance_schema.replication_connection_status r USING (CHANNEL_NAME)
  JOIN performance_schema.replication_applier_status a USING (CHANNEL_NAME)
  WHERE CHANNEL_NAME = '' AND c.HOST <> ''`;

/** Undefined where the server was never told of a source. */
export async function channelOf(lab: CheckView, name: string): Promise<Channel | undefined> {
  const [row] = await lab.sql(name, channelQuery);
  if (!row) return undefined;
  return {
    host: row['host'] ?? '',
    port: row['port'] ?? '',
    autoPosition: row['auto_position'] === '1',
    receiver: row['receiver'] === 'ON' || row['receiver'] === 'CONNECTING' ? row['receiver'] : 'OFF',
    receiverError: Number(row['receiver_error']),
    applier: row['applier'] === 'ON' ? 'ON' : 'OFF',
    applierError: Number(row['applier_error']),
  };
}

/** Why a replica is not replicating, in the reasons that all lessons share; undefined where it is. */
export async function notReplicating(lab: CheckView, name: string): Promise<CheckAnswer | undefined> {
  const channel = await channelOf(lab, name);
  if (!channel) return { reason: 'replica-not-configured', values: { name } };
  if (channel.receiver === 'OFF') return { reason: 'receiver-off', values: { name } };
  if (channel.receiver === 'CONNECTING') return { reason: 'receiver-connecting', values: { name } };
  if (channel.applier === 'OFF') return { reason: 'applier-off', values: { name } };
  return undefined;
}

/** One value of one row, for questions that have a single answer. */
export async function ask(lab: CheckView, name: string, query: string): Promise<string> {
  const [row] = await lab.sql(name, query);
  return (row && Object.values(row)[0]) ?? '';
}

/** How often the server has raised an error since it started: what a learner was told leaves this trace. */
export async function timesRaised(lab: CheckView, name: string, error: number): Promise<number> {
  const query = `SELECT SUM_ERROR_RAISED FROM performance_schema.events_errors_summary_global_by_error
    WHERE ERROR_NUMBER = ${error}`;
  return Number(await ask(lab, name, query));
}

/** The transactions that one server has and another lacks; empty text for none. */
export async function missing(lab: CheckView, has: string, lacks: string): Promise<string> {
  const [there, here] = await Promise.all([
    ask(lab, has, 'SELECT @@gtid_executed'),
    ask(lab, lacks, 'SELECT @@gtid_executed'),
  ]);
  return ask(lab, lacks, `SELECT GTID_SUBTRACT(${quoted(there)}, ${quoted(here)})`);
}

/** A GTID set as an SQL text. It comes from a server that a learner may have replaced, so it is not trusted. */
function quoted(set: string): string {
  return `'${set.replace(/[^0-9a-zA-Z_:,-]/g, '')}'`;
}
