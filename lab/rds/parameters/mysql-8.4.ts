import { family } from './family.ts';
import { binaryLog } from './mysql-8.4/binary-log.ts';
import { connections } from './mysql-8.4/connections.ts';
import { innodbIo } from './mysql-8.4/innodb-io.ts';
import { innodb } from './mysql-8.4/innodb.ts';
import { logs } from './mysql-8.4/logs.ts';
import { memory } from './mysql-8.4/memory.ts';
import { replication } from './mysql-8.4/replication.ts';
import { sql } from './mysql-8.4/sql.ts';

/** What a group of the family mysql8.4 can set, as far as the lab goes. */
export const MYSQL_8_4 = family(
  'mysql8.4',
  connections,
  binaryLog,
  replication,
  innodb,
  innodbIo,
  logs,
  memory,
  sql,
);
