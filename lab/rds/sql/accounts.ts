import type { MasterUser } from './database.ts';
import { accountOf, type Statement } from './statement.ts';

/** The service's own account, which does everything that the master user may not. */
export const SERVICE_USER = 'rdsadmin';
/** As whom read replicas read. It has no password that could be stolen: it shows a certificate of the lab's servers. */
export const REPLICATION_USER = 'rdsrepladmin';

const SERVICE = `'${SERVICE_USER}'@'localhost'`;
const REPLICATION = `'${REPLICATION_USER}'@'%'`;
/** With whose privileges a source outside of the service is applied. */
const APPLIER = `'rdsrepladmin_priv_checks_user'@'localhost'`;
const ROLE = `'rds_superuser_role'@'%'`;

/**
 * What the master user may do, on every database.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html
 * RELOAD is not among it: RDS gives it, with a server that refuses the dangerous half of it; stock MySQL would allow
 * FLUSH TABLES WITH READ LOCK and RESET BINARY LOGS. The harmless half is given one by one.
 */
const GIVEN = [
  'SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, PROCESS, REFERENCES, INDEX, ALTER, SHOW DATABASES',
  'CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, REPLICATION SLAVE, REPLICATION CLIENT, CREATE VIEW, SHOW VIEW',
  'CREATE ROUTINE, ALTER ROUTINE, CREATE USER, EVENT, TRIGGER, CREATE ROLE, DROP ROLE',
  'APPLICATION_PASSWORD_ADMIN, ROLE_ADMIN, SET_ANY_DEFINER, SHOW_ROUTINE, XA_RECOVER_ADMIN',
  'FLUSH_OPTIMIZER_COSTS, FLUSH_PRIVILEGES, FLUSH_STATUS, FLUSH_USER_RESOURCES',
].join(', ');

/** What is taken back on the service's own schemas. */
const TAKEN =
  'INSERT, UPDATE, DELETE, CREATE, DROP, REFERENCES, INDEX, ALTER, CREATE TEMPORARY TABLES, LOCK TABLES, ' +
  'CREATE VIEW, CREATE ROUTINE, ALTER ROUTINE, EVENT, TRIGGER';

/** No parameter group shall lock the service out of its own servers. */
const LIMITS = 'WITH MAX_USER_CONNECTIONS 100 PASSWORD EXPIRE NEVER';

/** The first statements, as the root user of an empty server. */
export function serviceAccount(secret: string): Statement[] {
  return [
    { text: `CREATE USER IF NOT EXISTS ${SERVICE} IDENTIFIED BY '****' ${LIMITS}`, secrets: [secret] },
    `GRANT ALL ON *.* TO ${SERVICE} WITH GRANT OPTION`,
  ];
}

/** SYSTEM_USER keeps an account out of reach of those who have not got it themselves. */
export function replicationAccount(): Statement[] {
  return [
    `CREATE USER IF NOT EXISTS ${REPLICATION} REQUIRE X509 ${LIMITS}`,
    `GRANT REPLICATION SLAVE, SYSTEM_USER ON *.* TO ${REPLICATION}`,
  ];
}

/** The role, and who has it. All of it may be run again: it restores what a master user took from itself. */
export function masterPrivileges(master: MasterUser): Statement[] {
  const account = accountOf(master.username);
  return [
    `CREATE ROLE IF NOT EXISTS ${ROLE}`,
    `GRANT ${GIVEN} ON *.* TO ${ROLE} WITH GRANT OPTION`,
    `REVOKE ${TAKEN} ON mysql.* FROM ${ROLE}`,
    `REVOKE ${TAKEN} ON sys.* FROM ${ROLE}`,
    { text: `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '****'`, secrets: [master.password] },
    `GRANT ${ROLE} TO ${account}`,
    `SET DEFAULT ROLE ${ROLE} TO ${account}`,
    `CREATE USER IF NOT EXISTS ${APPLIER} ACCOUNT LOCK`,
    `GRANT REPLICATION_APPLIER ON *.* TO ${APPLIER}`,
    `GRANT ${ROLE} TO ${APPLIER}`,
    `SET DEFAULT ROLE ${ROLE} TO ${APPLIER}`,
  ];
}

/** Read by replicas too. A replica outside of the service may not have the user, and must not stop at it. */
export function masterPassword(master: MasterUser): Statement {
  return {
    text: `ALTER USER IF EXISTS ${accountOf(master.username)} IDENTIFIED BY '****'`,
    secrets: [master.password],
  };
}

export const dropRoot = `DROP USER IF EXISTS 'root'@'localhost'`;
