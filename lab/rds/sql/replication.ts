import type { Row, SqlSession } from '../../workbench/sql-session.ts';
import { REPLICATION_USER } from './accounts.ts';
import type { ReplicationSource } from './database.ts';
import { quoted } from './statement.ts';

/** How long a promotion waits for what was received and is not yet applied. */
const APPLIED_WITHIN_S = 60;
/** Longer than any one statement of a promotion. */
export const REPLICATION_QUERY_MS = (APPLIED_WITHIN_S + 30) * 1000;

/** Runs a statement, and tells it under the hood. */
export type Run = (sql: string) => Promise<Row[]>;

/**
 * Certificate and key lie in the data directory, which came from the source; the source has signed them.
 * The receiver never gives up, and asks every second: a source that reboots is found again at once.
 */
export async function startReplication(run: Run, source: ReplicationSource): Promise<void> {
  await run('STOP REPLICA');
  await run('RESET REPLICA ALL');
  await run(
    `CHANGE REPLICATION SOURCE TO SOURCE_HOST = ${quoted(source.host)}, SOURCE_PORT = ${source.port},` +
      ` SOURCE_USER = '${REPLICATION_USER}', SOURCE_AUTO_POSITION = 1, SOURCE_SSL = 1,` +
      ` SOURCE_SSL_CA = 'ca.pem', SOURCE_SSL_CERT = 'client-cert.pem', SOURCE_SSL_KEY = 'client-key.pem',` +
      ` SOURCE_CONNECT_RETRY = 1, SOURCE_RETRY_COUNT = 86400, SOURCE_HEARTBEAT_PERIOD = 5`,
  );
  await run('START REPLICA');
}

/** What was received is applied first, unless somebody has stopped the applier, or holds it back on purpose. */
export async function endReplication(session: SqlSession, run: Run): Promise<void> {
  const status = await replicaStatus(session);
  if (status === undefined) return;
  await run('STOP REPLICA IO_THREAD');
  const received = (await replicaStatus(session))?.['Retrieved_Gtid_Set'] ?? '';
  if (status['Replica_SQL_Running'] === 'Yes' && status['SQL_Delay'] === '0' && received !== '') {
    await run(`SELECT WAIT_FOR_EXECUTED_GTID_SET(${quoted(received)}, ${APPLIED_WITHIN_S})`);
  }
  await run('STOP REPLICA');
  await run('RESET REPLICA ALL');
}

export async function replicaStatus(session: Pick<SqlSession, 'query'>): Promise<Row | undefined> {
  const [row] = await session.query('SHOW REPLICA STATUS');
  return row;
}

/** Why the applier has stopped, in the words of the worker that met it: the status itself only points there. */
export async function applierError(
  session: Pick<SqlSession, 'query'>,
  status: Row,
): Promise<string | undefined> {
  if ((status['Last_SQL_Errno'] ?? '0') === '0') return undefined;
  const [row] = await session.query(
    `SELECT MAX(LAST_ERROR_MESSAGE) AS message FROM performance_schema.replication_applier_status_by_worker
     WHERE CHANNEL_NAME = '' AND LAST_ERROR_NUMBER <> 0`,
  );
  return row?.['message'] ?? undefined;
}
