import { sourceOf, type Database } from '../observe/servers.ts';
import type { Row } from '../../workbench/sql-session.ts';
import { sql, text, type Family, type Finding, type Scene } from './finding.ts';

/** Numbers of the client and of the source's refusal: `connection.ts` speaks of these. */
const NOT_CONNECTED = new Set([1045, 2002, 2003, 2005, 2061, 13120]);

/** The receiver reached its source and stopped all the same, or runs and should not be as it is. */
export const receiver: Family = async (scene) =>
  scene.databases.flatMap((database) => [
    ...(database.server?.channels ?? []).flatMap((channel) => [
      ...stopped(database, channel, scene),
      ...filtered(database, channel),
    ]),
    ...sharedId(database, scene),
  ]);

function stopped({ container }: Database, channel: Row, { databases }: Scene): Finding[] {
  const on = container.name;
  const number = Number(text(channel, 'Last_IO_Errno'));
  if (number === 0 || NOT_CONNECTED.has(number)) return [];
  const evidence = text(channel, 'Last_IO_Error');
  const host = text(channel, 'Source_Host');
  const source = sourceOf(channel, container, databases);
  const itself = source?.container.name === on || /^(localhost|127\.|::1)/.test(host);
  const id = (Object.keys(TEXTS) as (keyof typeof TEXTS)[]).find((candidate) =>
    TEXTS[candidate].test(evidence),
  );
  const values = {
    host,
    source: source?.container.name ?? host,
    id: String(source?.server?.serverId ?? ''),
    file: text(channel, 'Source_Log_File'),
    number: String(number),
  };
  const known =
    (id === 'server-ids-equal' || id === 'server-uuids-equal') && itself ? 'replicates-itself' : id;
  return [{ id: known ?? 'receiver-stopped', on, values, evidence }];
}

/** One number stands for several causes: only the text tells them apart. Older servers say slave and master. */
const TEXTS = {
  'server-ids-equal': /have equal MySQL server ids/,
  'server-uuids-equal': /have equal MySQL server UUIDs/,
  'source-gtid-off': /because the (?:source|master) has GTID_MODE = OFF/,
  'replica-gtid-off':
    /AUTO_POSITION mode: this server uses @@GLOBAL\.GTID_MODE = OFF|this server has GTID_MODE = OFF/,
  'binary-logs-purged': /purged required binary logs/,
  'binary-log-file-missing': /Could not find first log file name/,
  'replica-ahead-of-source': /has more GTIDs than the (?:source|master) has/,
} as const;

const FILTERS = {
  Replicate_Do_DB: 'REPLICATE_DO_DB = ()',
  Replicate_Ignore_DB: 'REPLICATE_IGNORE_DB = ()',
  Replicate_Do_Table: 'REPLICATE_DO_TABLE = ()',
  Replicate_Ignore_Table: 'REPLICATE_IGNORE_TABLE = ()',
  Replicate_Wild_Do_Table: 'REPLICATE_WILD_DO_TABLE = ()',
  Replicate_Wild_Ignore_Table: 'REPLICATE_WILD_IGNORE_TABLE = ()',
};

function filtered({ container }: Database, channel: Row): Finding[] {
  const on = container.name;
  return Object.entries(FILTERS).flatMap(([column, reset]) => {
    const names = text(channel, column);
    if (names === '') return [];
    const change = `CHANGE REPLICATION FILTER ${reset}`;
    return [
      {
        id: 'changes-filtered' as const,
        on,
        values: { filter: `${column}=${names}`, reset },
        evidence: `${column}: ${names}`,
        cure: [sql(on, 'STOP REPLICA SQL_THREAD', change, 'START REPLICA SQL_THREAD')],
      },
    ];
  });
}

/** Two replicas of one id: nothing is said anywhere, so it has to be looked for. */
function sharedId({ container, server }: Database, { databases }: Scene): Finding[] {
  if (!server || server.channels.length === 0) return [];
  const other = databases.find(
    (other) =>
      other.container.name < container.name &&
      other.server !== undefined &&
      other.server.channels.length > 0 &&
      other.server.serverId === server.serverId,
  );
  if (!other) return [];
  const id = String(server.serverId);
  const values = { id, other: other.container.name };
  return [{ id: 'server-id-shared', on: container.name, values, evidence: `@@server_id = ${id}` }];
}
