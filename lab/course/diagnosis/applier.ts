import type { DiagnosisId } from '../../../content/diagnoses.ts';
import type { Values } from '../../contract/names.ts';
import { count, formatGtidSet, fromServer, parseGtidSet, subtract } from '../gtid-set.ts';
import { sourceOf, type Database } from '../observe/servers.ts';
import type { Row } from '../../workbench/sql-session.ts';
import { sql, text, type Family, type Finding, type Scene } from './finding.ts';

/** A change that arrived cannot be applied, or was never the source's. */
export const applier: Family = async (scene) => {
  const found = scene.databases.flatMap((database) =>
    (database.server?.channels ?? []).map(async (channel) => [
      ...(await stopped(database, channel, scene)),
      ...errant(database, channel, scene),
    ]),
  );
  return (await Promise.all(found)).flat();
};

async function stopped({ container }: Database, channel: Row, { view }: Scene): Promise<Finding[]> {
  const number = Number(text(channel, 'Last_SQL_Errno'));
  if (number === 0) return [];
  const on = container.name;
  // The coordinator only says that a worker failed; the worker says why.
  // https://dev.mysql.com/doc/refman/9.7/en/performance-schema-replication-applier-status-by-worker-table.html
  const [worker] = await view.sql(
    on,
    `SELECT last_error_message AS message FROM performance_schema.replication_applier_status_by_worker
     WHERE last_error_number <> 0 ORDER BY last_error_timestamp DESC LIMIT 1`,
  );
  const evidence = (worker && text(worker, 'message')) || text(channel, 'Last_SQL_Error');
  const { id, values } = nameError(number, evidence);
  const finding: Finding = { id, on, values: { ...values, number: String(number) }, evidence };
  // root is how everyone gets in, the lab too: it is not dropped on the learner's behalf.
  if (id === 'account-already-there' && !values['account']?.startsWith("'root'")) {
    finding.cure = [sql(on, 'SET sql_log_bin=0', `DROP USER ${values['account']}`, 'START REPLICA')];
  }
  return [finding];
}

type Named = { id: DiagnosisId; values: Values };

function nameError(number: number, message: string): Named {
  const part = (pattern: RegExp) => pattern.exec(message)?.[1] ?? '?';
  const table = () => part(/on table ([^\s;]+);/);
  if (number === 1062)
    return {
      id: 'row-already-there',
      values: { table: table(), key: part(/Duplicate entry '(.*?)' for key/) },
    };
  if (number === 1032) return { id: 'row-missing', values: { table: table() } };
  if (number === 1146)
    return { id: 'table-missing', values: { table: part(/Table '([^']+)' doesn't exist/) } };
  if (number === 1049)
    return { id: 'database-missing', values: { database: part(/Unknown database '([^']+)'/) } };
  if (number === 1008)
    return { id: 'database-missing', values: { database: part(/drop database '([^']+)'/) } };
  if (number === 1050)
    return { id: 'object-already-there', values: { object: part(/Table '([^']+)' already exists/) } };
  if (number === 1007)
    return { id: 'object-already-there', values: { object: part(/create database '([^']+)'/) } };
  const account = /Operation CREATE USER failed for ('[^']*'@'[^']*')/.exec(message)?.[1];
  if (number === 1396 && account) return { id: 'account-already-there', values: { account } };
  return { id: 'applier-stopped', values: {} };
}

/** Only what began on the replica itself is looked at: what its source is ahead with may have arrived in between. */
function errant({ container, server }: Database, channel: Row, { databases }: Scene): Finding[] {
  const source = sourceOf(channel, container, databases);
  if (!server || !source?.server || source.container.name === container.name) return [];
  const own = fromServer(parseGtidSet(server.executed), server.uuid);
  const alone = subtract(own, parseGtidSet(source.server.executed));
  if (alone.size === 0) return [];
  return [
    {
      id: 'errant-transactions',
      on: container.name,
      values: { count: String(count(alone)), source: source.container.name },
      evidence: formatGtidSet(alone),
    },
  ];
}
