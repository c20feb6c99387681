import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../engine/engine.ts';
import { testEngine } from '../../testing/test-engine.ts';
import type { SqlSession } from '../../workbench/sql-session.ts';
import { openDatabases } from './open-databases.ts';
import { ServersForTests } from './servers-for-tests.ts';

/** Everything that a learner may try with the master user, and what becomes of it. */

const MASTER = { username: 'admin', password: 'learners-own' };
const SECRET = 'a-secret-of-the-service';

let engine: Engine;
let servers: ServersForTests;
let databases: Awaited<ReturnType<typeof openDatabases>>;
let master: SqlSession;

const asMaster = () => servers.login('shop', { user: MASTER.username, password: MASTER.password });
const asUser = (user: string, password: string) => servers.login('shop', { user, password });

beforeAll(async () => {
  engine = await testEngine();
  servers = new ServersForTests(engine);
  await servers.open();
  // As an instance's server has it.
  await servers.start('shop', [
    '--secure-file-priv=NULL',
    '--general-log=ON',
    '--log-raw=ON',
    '--log-output=TABLE',
  ]);
  databases = await openDatabases({
    connect: (name) => servers.connect(name),
    secrets: { serviceUser: SECRET },
    deeds: { ran: () => undefined },
    instances: () => [{ resourceId: 'shop', identifier: 'shop', status: 'available' }],
  });
  await databases.setUp('shop', MASTER, 'shop');
  master = await asMaster();
  for (const sql of [
    'USE shop',
    'CREATE TABLE shop.t (id INT PRIMARY KEY, a TEXT)',
    "CREATE USER 'app'@'%' IDENTIFIED BY 'app-pw'",
  ])
    await master.query(sql);
});

afterAll(async () => {
  master?.close();
  await databases?.close();
  await servers?.close();
  await engine?.close();
});

/** BINLOG statements of another server: what they are written in, a row of the service's, a row of the learner's. */
async function binlogStatements(): Promise<string[]> {
  await servers.start('own');
  const own = await servers.login('own', { user: 'root', password: '' });
  for (const sql of [
    'CREATE DATABASE shop',
    'CREATE TABLE shop.t (id INT PRIMARY KEY, a TEXT)',
    "INSERT INTO mysql.func VALUES ('f', 0, 'f.so', 'function')",
    "INSERT INTO shop.t VALUES (77, 'own')",
  ])
    await own.query(sql);
  own.close();
  return (await servers.binaryLog('own')).match(/^BINLOG '[^']*'/gm) ?? [];
}

const DENIED = [1044, 1045, 1142, 1227, 1370, 1419, 1698, 3530, 3630, 4006, 4120] as const;

describe('the master user is refused', () => {
  test.each([
    // To become more than it is.
    'GRANT SUPER ON *.* TO admin',
    'GRANT FILE ON *.* TO app',
    'GRANT SHUTDOWN ON *.* TO app',
    'GRANT RELOAD ON *.* TO app',
    'GRANT SYSTEM_USER ON *.* TO admin',
    'GRANT SYSTEM_VARIABLES_ADMIN ON *.* TO admin',
    'GRANT SESSION_VARIABLES_ADMIN ON *.* TO admin',
    'GRANT BINLOG_ADMIN ON *.* TO app',
    'GRANT REPLICATION_SLAVE_ADMIN ON *.* TO app',
    'GRANT REPLICATION_APPLIER ON *.* TO app',
    'GRANT CONNECTION_ADMIN ON *.* TO admin',
    'GRANT CLONE_ADMIN ON *.* TO admin',
    'GRANT ALL ON *.* TO admin',
    'GRANT ALL ON mysql.* TO admin',
    'GRANT INSERT ON mysql.* TO app',
    'GRANT INSERT ON mysql.user TO app',
    'GRANT UPDATE (authentication_string) ON mysql.user TO app',
    'GRANT ALTER ROUTINE ON PROCEDURE mysql.rds_kill TO app',
    "GRANT 'rdsadmin'@'localhost' TO admin",
    "GRANT 'rdsrepladmin'@'%' TO app",
    "GRANT 'mysql.session'@'localhost' TO admin",
    "GRANT PROXY ON 'rdsadmin'@'localhost' TO admin",
    "GRANT PROXY ON ''@'' TO admin",
    "SET ROLE 'rdsadmin'@'localhost'",
    "SET GLOBAL mandatory_roles = 'rdsadmin@localhost'",
    'SET GLOBAL activate_all_roles_on_login = ON',
    'SET GLOBAL partial_revokes = OFF',
    // The service's users.
    "DROP USER 'rdsadmin'@'localhost'",
    "DROP USER 'rdsrepladmin'@'%'",
    "DROP USER 'mysql.session'@'localhost'",
    "RENAME USER 'rdsadmin'@'localhost' TO 'mine'@'localhost'",
    "RENAME USER 'rdsrepladmin'@'%' TO 'mine'@'%'",
    "ALTER USER 'rdsadmin'@'localhost' IDENTIFIED BY 'mine'",
    "ALTER USER 'rdsrepladmin'@'%' REQUIRE NONE",
    "ALTER USER 'rdsadmin'@'localhost' ACCOUNT LOCK",
    "ALTER USER 'mysql.session'@'localhost' ACCOUNT UNLOCK",
    "SET PASSWORD FOR 'rdsadmin'@'localhost' = 'mine'",
    "SET PASSWORD FOR 'rdsrepladmin'@'%' = 'mine'",
    "GRANT SELECT ON shop.* TO 'rdsadmin'@'localhost'",
    "GRANT SELECT ON shop.* TO 'rdsrepladmin'@'%'",
    "REVOKE SELECT ON *.* FROM 'rdsadmin'@'localhost'",
    "REVOKE ALL, GRANT OPTION FROM 'rdsrepladmin'@'%'",
    "GRANT 'app'@'%' TO 'rdsadmin'@'localhost'",
    "SET DEFAULT ROLE NONE TO 'rdsadmin'@'localhost'",
    "ALTER USER 'rdsadmin'@'localhost' DEFAULT ROLE NONE",
    // In somebody's name.
    "CREATE DEFINER = 'rdsadmin'@'localhost' PROCEDURE shop.p() SELECT 1",
    "CREATE DEFINER = 'rdsadmin'@'localhost' FUNCTION shop.f() RETURNS INT DETERMINISTIC RETURN 1",
    "CREATE DEFINER = 'rdsadmin'@'localhost' VIEW shop.v AS SELECT 1",
    "CREATE DEFINER = 'rdsadmin'@'localhost' EVENT shop.e ON SCHEDULE EVERY 1 DAY DO SELECT 1",
    "CREATE DEFINER = 'rdsadmin'@'localhost' TRIGGER shop.g BEFORE INSERT ON shop.t FOR EACH ROW SET @a = 1",
    "CREATE DEFINER = 'mysql.session'@'localhost' PROCEDURE shop.p() SELECT 1",
    "CREATE DEFINER = 'rdsrepladmin'@'%' PROCEDURE shop.p() SELECT 1",
    "CREATE DEFINER = 'nobody'@'%' PROCEDURE shop.p() SELECT 1",
    // The service's schemas.
    "INSERT INTO mysql.user (user, host) VALUES ('a', 'b')",
    "UPDATE mysql.user SET Super_priv = 'Y' WHERE user = 'admin'",
    "DELETE FROM mysql.user WHERE user = 'rdsadmin'",
    "INSERT INTO mysql.global_grants VALUES ('admin', '%', 'SYSTEM_USER', 'Y')",
    "INSERT INTO mysql.func VALUES ('f', 0, 'f.so', 'function')",
    'TRUNCATE TABLE mysql.user',
    'DROP TABLE mysql.user',
    'DROP DATABASE mysql',
    'DROP DATABASE sys',
    'ALTER TABLE mysql.user ADD COLUMN a INT',
    'RENAME TABLE mysql.user TO shop.user',
    'CREATE TABLE mysql.mine (a INT)',
    'CREATE TEMPORARY TABLE mysql.mine (a INT)',
    'CREATE TABLE sys.mine (a INT)',
    'CREATE VIEW mysql.mine AS SELECT 1',
    'CREATE OR REPLACE VIEW mysql.rds_configuration AS SELECT 1',
    'CREATE PROCEDURE mysql.mine() SELECT 1',
    'DROP PROCEDURE mysql.rds_kill',
    'ALTER PROCEDURE mysql.rds_kill SQL SECURITY INVOKER',
    'CREATE EVENT mysql.mine ON SCHEDULE EVERY 1 DAY DO SELECT 1',
    'LOCK TABLES mysql.user WRITE',
    'LOCK TABLES mysql.user READ',
    'CREATE INDEX mine ON mysql.user (user)',
    'DELETE FROM sys.sys_config',
    // The server.
    'SET GLOBAL read_only = ON',
    'SET GLOBAL general_log = OFF',
    'SET GLOBAL binlog_expire_logs_seconds = 1',
    'SET PERSIST max_connections = 1',
    'SET PERSIST_ONLY gtid_mode = OFF',
    'RESET PERSIST',
    'SET SESSION sql_log_bin = 0',
    "SET SESSION gtid_next = '3e11fa47-71ca-11e1-9e33-c80aa9429562:1'",
    'SET SESSION binlog_format = STATEMENT',
    'SET SESSION binlog_row_image = MINIMAL',
    'SET SESSION pseudo_replica_mode = 1',
    'SET SESSION sql_log_off = ON',
    'FLUSH TABLES WITH READ LOCK',
    'FLUSH TABLES shop.t WITH READ LOCK',
    'FLUSH BINARY LOGS',
    'FLUSH LOGS',
    'LOCK INSTANCE FOR BACKUP',
    'RESET BINARY LOGS AND GTIDS',
    'PURGE BINARY LOGS BEFORE NOW()',
    "BINLOG 'AAAA'",
    'SHUTDOWN',
    'RESTART',
    "CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'mine'",
    'CHANGE REPLICATION FILTER REPLICATE_DO_DB = (mine)',
    'START REPLICA',
    'STOP REPLICA',
    'RESET REPLICA ALL',
    "INSTALL PLUGIN clone SONAME 'mysql_clone.so'",
    "INSTALL COMPONENT 'file://component_validate_password'",
    "UNINSTALL COMPONENT 'file://component_validate_password'",
    "CREATE FUNCTION mine RETURNS STRING SONAME 'mine.so'",
    "CLONE LOCAL DATA DIRECTORY = '/tmp/clone'",
    "CLONE INSTANCE FROM 'a'@'b':3306 IDENTIFIED BY 'c'",
    "CREATE TABLESPACE mine ADD DATAFILE '/tmp/mine.ibd'",
    "CREATE SERVER mine FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'a')",
    'ALTER INSTANCE RELOAD TLS',
    'ALTER INSTANCE ROTATE INNODB MASTER KEY',
    'CREATE RESOURCE GROUP mine TYPE = USER VCPU = 0',
    // The host's files.
    "SELECT a FROM shop.t INTO OUTFILE '/tmp/mine'",
    "SELECT 'x' INTO DUMPFILE '/tmp/mine'",
    "LOAD DATA INFILE '/etc/passwd' INTO TABLE shop.t",
    "IMPORT TABLE FROM '/tmp/mine.sdi'",
  ])('%s', async (sql) => {
    await expect(master.query(sql).then(() => 'done')).rejects.toMatchObject({
      errno: expect.toSatisfy((errno: number) => (DENIED as readonly number[]).includes(errno)) as number,
    });
  });

  test('the file of another by LOAD_FILE', async () => {
    expect(await master.query("SELECT LOAD_FILE('/etc/passwd') AS content")).toEqual([{ content: null }]);
  });

  test('a file of the client by LOAD DATA LOCAL', async () => {
    await expect(master.query("LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE shop.t")).rejects.toThrow();
  });

  test('a user with all that the master user has can still not write the service’s schema', async () => {
    await master.query("CREATE USER 'heir'@'%' IDENTIFIED BY 'heir-pw'");
    await master.query("GRANT SELECT, INSERT, UPDATE, CREATE USER ON *.* TO 'heir'@'%' WITH GRANT OPTION");
    const heir = await asUser('heir', 'heir-pw');
    for (const sql of [
      "UPDATE mysql.user SET Super_priv = 'Y'",
      "ALTER USER 'rdsadmin'@'localhost' IDENTIFIED BY 'x'",
    ])
      await expect(heir.query(sql)).rejects.toThrow(/denied/);
    heir.close();
  });

  test.each([
    'rdsadmin',
    'rdsrepladmin',
    'root',
    'mysql.session',
    'rdsrepladmin_priv_checks_user',
    'rds_superuser_role',
  ])('%s does not let in without what only the service has', async (user) => {
    for (const password of ['', 'rdsadmin', MASTER.password])
      await expect(asUser(user, password)).rejects.toThrow(/denied|locked/);
  });
});

describe('the account with whose privileges outside sources are applied', () => {
  test('gives its holder the choice of a GTID, but no table of the service’s', async () => {
    await master.query("GRANT 'rdsrepladmin_priv_checks_user'@'localhost' TO admin");
    const holder = await asMaster();
    await holder.query('SET ROLE ALL');
    for (const sql of [
      'SET SESSION sql_log_bin = 0',
      'SET GLOBAL read_only = ON',
      "INSERT INTO mysql.user (user) VALUES ('a')",
    ])
      await expect(holder.query(sql)).rejects.toThrow(/denied/);
    // What mysqlbinlog prints for a row is checked as the row itself would be.
    const [format = '', service = '', own = ''] = await binlogStatements();
    await holder.query(format);
    await holder.query("SET SESSION gtid_next = '3e11fa47-71ca-11e1-9e33-c80aa9429562:1'");
    await expect(holder.query(service)).rejects.toThrow();
    await holder.query('ROLLBACK');
    await holder.query("SET SESSION gtid_next = '3e11fa47-71ca-11e1-9e33-c80aa9429562:2'");
    await holder.query(own);
    holder.close();
    await master.query("REVOKE 'rdsrepladmin_priv_checks_user'@'localhost' FROM admin");
    expect(await databases.query('shop', 'SELECT * FROM mysql.func')).toEqual([]);
  });
});

describe('the master user cannot end what is the service’s', () => {
  test('by KILL, mysql.rds_kill or mysql.rds_kill_query', async () => {
    await databases.query('shop', 'DO 1');
    const [service] = await master.query(
      "SELECT PROCESSLIST_ID AS id FROM performance_schema.threads WHERE PROCESSLIST_USER = 'rdsadmin'",
    );
    const id = service?.['id'];
    expect(id).toBeTruthy();
    await expect(master.query(`KILL ${id}`)).rejects.toThrow(/not owner|denied/i);
    await expect(master.query(`CALL mysql.rds_kill(${id})`)).rejects.toThrow(/service's own/);
    await expect(master.query(`CALL mysql.rds_kill_query(${id})`)).rejects.toThrow(/service's own/);
    const [background] = await master.query(
      "SELECT PROCESSLIST_ID AS id FROM performance_schema.threads WHERE PROCESSLIST_USER = 'event_scheduler'",
    );
    await expect(master.query(`CALL mysql.rds_kill(${background?.['id']})`)).rejects.toThrow(/service's own/);
    await databases.query('shop', 'DO 1');
  });

  test('by mysql.rds_kill of what is not there', async () => {
    await expect(master.query('CALL mysql.rds_kill(999999)')).rejects.toMatchObject({ errno: 1094 });
    await expect(master.query('CALL mysql.rds_kill(NULL)')).rejects.toMatchObject({ errno: 1094 });
  });
});

describe('no secret of the service is to be read', () => {
  test('in any table, log or setting', async () => {
    const [hash] = await databases.query(
      'shop',
      "SELECT authentication_string AS hash FROM mysql.user WHERE user = 'rdsrepladmin'",
    );
    // There is no password that could be taken: it is the certificate that counts.
    expect(hash).toEqual({ hash: '' });
    const places = [
      'SELECT * FROM mysql.user',
      'SELECT * FROM mysql.general_log',
      'SELECT * FROM mysql.slow_log',
      'SELECT * FROM mysql.slave_master_info',
      'SELECT * FROM performance_schema.events_statements_history',
      'SELECT * FROM performance_schema.events_statements_history_long',
      'SELECT * FROM performance_schema.events_statements_summary_by_digest',
      'SELECT * FROM performance_schema.prepared_statements_instances',
      'SELECT * FROM performance_schema.replication_connection_configuration',
      'SELECT * FROM performance_schema.user_variables_by_thread',
      'SELECT * FROM performance_schema.persisted_variables',
      'SELECT * FROM performance_schema.error_log',
      'SELECT * FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = "mysql"',
      "SHOW BINLOG EVENTS IN 'mysql-bin-changelog.000001'",
      "SHOW CREATE USER 'rdsadmin'@'localhost'",
      'SHOW FULL PROCESSLIST',
    ];
    for (const place of places) {
      const rows = JSON.stringify(await master.query(place));
      expect(rows, place).not.toContain(SECRET);
    }
    const [logged] = await master.query(
      "SELECT COUNT(*) AS n FROM mysql.general_log WHERE argument LIKE '%rdsadmin%'",
    );
    expect(logged).toEqual({ n: expect.stringMatching(/^\d+$/) as string });
  });
});

describe('the master user can', () => {
  test.each([
    ['databases and tables', ['CREATE DATABASE d1', 'CREATE TABLE d1.t (a INT)', 'DROP DATABASE d1']],
    [
      'users with grants of their own',
      [
        "CREATE USER 'u1'@'%' IDENTIFIED BY 'x'",
        "GRANT ALL ON shop.* TO 'u1'@'%'",
        "GRANT SELECT, PROCESS ON *.* TO 'u1'@'%' WITH GRANT OPTION",
        "SHOW GRANTS FOR 'u1'@'%'",
        "SHOW CREATE USER 'u1'@'%'",
        "ALTER USER 'u1'@'%' IDENTIFIED BY 'y' ACCOUNT LOCK",
        "REVOKE ALL ON shop.* FROM 'u1'@'%'",
        "RENAME USER 'u1'@'%' TO 'u2'@'%'",
        "DROP USER 'u2'@'%'",
      ],
    ],
    [
      'roles',
      [
        'CREATE ROLE reader',
        'GRANT SELECT ON shop.* TO reader',
        "GRANT reader TO 'app'@'%'",
        "SET DEFAULT ROLE reader TO 'app'@'%'",
        'DROP ROLE reader',
      ],
    ],
    [
      'a replication user',
      [
        "CREATE USER 'repl'@'%' IDENTIFIED BY 'repl-pw'",
        "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'repl'@'%'",
      ],
    ],
    [
      'triggers, events, procedures, functions, views',
      [
        'CREATE TRIGGER shop.g BEFORE INSERT ON shop.t FOR EACH ROW SET NEW.a = UPPER(NEW.a)',
        "INSERT INTO shop.t VALUES (1, 'x')",
        'CREATE EVENT shop.e ON SCHEDULE EVERY 1 DAY DO DELETE FROM shop.t',
        'DROP EVENT shop.e',
        'CREATE PROCEDURE shop.p() SELECT * FROM shop.t',
        'CALL shop.p()',
        'CREATE VIEW shop.v AS SELECT * FROM shop.t',
        'SELECT * FROM shop.v',
        "CREATE DEFINER = 'app'@'%' VIEW shop.w AS SELECT 1",
      ],
    ],
    [
      'what tells of replication',
      [
        'SHOW REPLICA STATUS',
        'SHOW REPLICAS',
        'SHOW BINARY LOG STATUS',
        'SHOW BINARY LOGS',
        'SELECT @@GLOBAL.gtid_executed',
        'SELECT * FROM mysql.rds_replication_status',
        'CALL mysql.rds_show_configuration()',
      ],
    ],
    [
      'what tells of the server',
      ['SHOW PROCESSLIST', 'SHOW ENGINE INNODB STATUS', 'SHOW GRANTS', 'SELECT user, host FROM mysql.user'],
    ],
    ['small flushes', ['FLUSH PRIVILEGES', 'FLUSH STATUS', 'FLUSH USER_RESOURCES']],
  ])('have %s', async (_, statements) => {
    // As on RDS, triggers need it from the parameter group as soon as there is a binary log.
    await databases.setVariables('shop', { log_bin_trust_function_creators: '1' });
    for (const sql of statements) await master.query(sql);
  });

  test('end a connection and a query of others', async () => {
    const app = await asUser('app', 'app-pw');
    const [{ id } = { id: null }] = await app.query('SELECT CONNECTION_ID() AS id');
    await expect(master.query(`KILL ${id}`)).rejects.toThrow(/not owner/i);
    const sleep = app.query('SELECT SLEEP(30) AS interrupted');
    await expect
      .poll(() => master.query(`SELECT state FROM information_schema.processlist WHERE id = ${id}`), {
        timeout: 20_000,
      })
      .toEqual([{ state: 'User sleep' }]);
    await master.query(`CALL mysql.rds_kill_query(${id})`);
    await expect(sleep).resolves.toEqual([{ interrupted: '1' }]);
    await master.query(`CALL mysql.rds_kill(${id})`);
    await expect(app.query('SELECT 1')).rejects.toThrow();
  });

  test('take its own privileges away, and has them back with a new password', async () => {
    await master.query('DROP ROLE rds_superuser_role');
    await master.query("DROP USER 'rdsrepladmin_priv_checks_user'@'localhost'").catch(() => undefined);
    await expect(master.query('CREATE DATABASE d2')).rejects.toThrow(/denied/);
    await databases.resetMasterPassword('shop', { username: 'admin', password: 'new-password' });
    await expect(asMaster()).rejects.toThrow(/denied/);
    const again = await asUser('admin', 'new-password');
    await again.query('CREATE DATABASE d2');
    await expect(again.query("INSERT INTO mysql.user (user) VALUES ('a')")).rejects.toThrow(/denied/);
    again.close();
  });
});
