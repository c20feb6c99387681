import { dropRoot, masterPrivileges, replicationAccount } from './accounts.ts';
import type { MasterUser } from './database.ts';
import { quotedName, type Statement } from './statement.ts';

/** What follows is for this server alone: neither replicas nor their GTIDs shall hear of it. */
export const UNLOGGED = 'SET SESSION sql_log_bin = 0';
export const LOGGED = 'SET SESSION sql_log_bin = 1';

/** All that makes an instance of an empty server on which only the service's account was made. */
export function setUpStatements(
  master: MasterUser,
  databaseName: string | undefined,
  routines: readonly Statement[],
): Statement[] {
  return [
    UNLOGGED,
    // A restriction on a schema, such as nobody writes to `mysql`, needs it.
    'SET PERSIST partial_revokes = ON',
    // The service purges, because it knows which replicas are away.
    'SET PERSIST binlog_expire_logs_auto_purge = OFF',
    ...replicationAccount(),
    ...routines,
    ...masterPrivileges(master),
    dropRoot,
    // In the binary log: whoever replicates from here later needs it.
    ...(databaseName === undefined
      ? []
      : [LOGGED, `CREATE DATABASE IF NOT EXISTS ${quotedName(databaseName)}`]),
  ];
}
