import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../engine/engine.ts';
import { testEngine } from '../../testing/test-engine.ts';
import type { SqlSession } from '../../workbench/sql-session.ts';
import { openDatabases } from './open-databases.ts';
import { ServersForTests, until } from './servers-for-tests.ts';

/** An instance, and a MySQL server of the learner's own beside it, which may mean harm. */

const MASTER = { username: 'admin', password: 'learners-own' };

let engine: Engine;
let servers: ServersForTests;
let databases: Awaited<ReturnType<typeof openDatabases>>;
let master: SqlSession;
let own: SqlSession;

const status = (session: SqlSession) => session.query('SHOW REPLICA STATUS').then(([row]) => row);

beforeAll(async () => {
  engine = await testEngine();
  servers = new ServersForTests(engine);
  await servers.open();
  await Promise.all([
    servers.start('shop', ['--server-id=1', '--log-bin-trust-function-creators=1']),
    servers.start('own', ['--server-id=100', '--log-bin-trust-function-creators=1']),
  ]);
  databases = await openDatabases({
    connect: (name) => servers.connect(name),
    secrets: { serviceUser: 'a-secret-of-the-service' },
    deeds: { ran: () => undefined },
    instances: () => [
      { resourceId: 'shop', identifier: 'shop', status: 'available' },
      { resourceId: 'solo', identifier: 'solo', status: 'available' },
    ],
  });
  await databases.setUp('shop', MASTER, 'shop');
  master = await servers.login('shop', { user: MASTER.username, password: MASTER.password });
  own = await servers.login('own', { user: 'root', password: '' });
  await own.query("CREATE USER 'repl'@'%' IDENTIFIED BY 'pw''\\\\\"x'");
  await own.query("GRANT REPLICATION SLAVE ON *.* TO 'repl'@'%'");
});

afterAll(async () => {
  master?.close();
  own?.close();
  await databases?.close();
  await servers?.close();
  await engine?.close();
});

afterEach(async () => {
  await master.query('CALL mysql.rds_stop_replication()').catch(() => undefined); // There may be no source.
  await master.query('CALL mysql.rds_reset_external_source()').catch(() => undefined);
});

describe('from a server of the learner’s into an instance', () => {
  const SET = `CALL mysql.rds_set_external_source_with_auto_position('own', 3306, 'repl', 'pw''\\\\"x', 1, 0)`;

  test('by GTID: databases, rows, users, triggers and routines come', async () => {
    await master.query(SET);
    expect(await master.query('SELECT source_host, receiver FROM mysql.rds_replication_status')).toEqual([
      { source_host: 'own', receiver: 'OFF' },
    ]);
    expect(await master.query('CALL mysql.rds_start_replication()')).toEqual([
      { Message: 'Replication is running.' },
    ]);
    for (const sql of [
      'CREATE DATABASE mine',
      'CREATE TABLE mine.t (id INT PRIMARY KEY, a VARCHAR(20))',
      "CREATE USER 'visitor'@'%' IDENTIFIED BY 'visitor-pw'",
      "GRANT ALL ON mine.* TO 'visitor'@'%'",
      "CREATE DEFINER = 'visitor'@'%' TRIGGER mine.g BEFORE INSERT ON mine.t FOR EACH ROW SET NEW.a = UPPER(NEW.a)",
      "CREATE DEFINER = 'visitor'@'%' PROCEDURE mine.p() SELECT * FROM mine.t",
      "INSERT INTO mine.t VALUES (1, 'a')",
    ])
      await own.query(sql);
    await until(
      () =>
        master.query('SELECT COUNT(*) AS n FROM mine.t').then(
          ([row]) => row,
          () => undefined,
        ),
      ({ n }) => n === '1',
    );
    expect(await databases.replication('shop')).toMatchObject({
      receiver: 'on',
      applier: 'on',
      errorNumber: 0,
    });
    (await servers.login('shop', { user: 'visitor', password: 'visitor-pw' })).close();
    await expect(master.query(SET)).rejects.toThrow(/running/);
    await expect(master.query('CALL mysql.rds_next_source_log(1)')).rejects.toThrow(/GTID/);
    expect(await master.query('CALL mysql.rds_reset_external_source()')).toHaveLength(1);
    expect(await databases.replication('shop')).toBeUndefined();
  });

  test('by file and position, and up to one', async () => {
    const [at] = await own.query('SHOW BINARY LOG STATUS');
    await own.query("INSERT INTO mine.t VALUES (2, 'b')");
    const [upTo] = await own.query('SHOW BINARY LOG STATUS');
    await own.query("INSERT INTO mine.t VALUES (3, 'c')");
    await master.query(
      `CALL mysql.rds_set_external_source('own', 3306, 'repl', 'pw''\\\\"x', '${at?.['File']}', ${at?.['Position']}, 1)`,
    );
    await master.query(`CALL mysql.rds_start_replication_until('${upTo?.['File']}', ${upTo?.['Position']})`);
    await until(
      () => status(master),
      (row) => row['Replica_SQL_Running'] === 'No',
    );
    expect(await master.query('SELECT id FROM mine.t')).toEqual([{ id: '1' }, { id: '2' }]);
    await master.query('CALL mysql.rds_start_replication()');
    await until(
      () => master.query('SELECT COUNT(*) AS n FROM mine.t').then(([row]) => row),
      ({ n }) => n === '3',
    );
    await own.query('FLUSH BINARY LOGS');
    const number = Number(/\d+$/.exec(String(at?.['File']))?.[0]);
    await until(
      () => status(master),
      (row) => row['Source_Log_File'] !== at?.['File'],
    );
    await expect(master.query(`CALL mysql.rds_next_source_log(${number})`)).rejects.toThrow(/not the number/);
    await own.query('FLUSH BINARY LOGS');
    await until(
      () => status(master),
      (row) => Number(/\d+$/.exec(row['Source_Log_File'] ?? '')?.[0]) === number + 2,
    );
    await own.query('FLUSH BINARY LOGS');
    await master.query('CALL mysql.rds_stop_replication()');
    const current = Number(/\d+$/.exec(String((await status(master))?.['Source_Log_File']))?.[0]);
    await master.query(`CALL mysql.rds_next_source_log(${current})`);
    expect(Number(/\d+$/.exec(String((await status(master))?.['Source_Log_File']))?.[0])).toBeGreaterThan(
      current,
    );
  });

  test('with what is wrong, it is told in words', async () => {
    await master.query(
      "CALL mysql.rds_set_external_source_with_auto_position('own', 3306, 'repl', 'wrong', 1, 0)",
    );
    const [told] = await master.query('CALL mysql.rds_start_replication()');
    expect(told?.['Message']).toMatch(/^The receiver has met error 1045: .*Access denied/);
    await master.query('CALL mysql.rds_reset_external_source()');
    await expect(master.query('CALL mysql.rds_start_replication()')).rejects.toThrow(/no source/);
    await expect(master.query('CALL mysql.rds_stop_replication()')).rejects.toThrow(/no source/);
    await expect(master.query("CALL mysql.rds_skip_transaction_with_gtid('x')")).rejects.toThrow(
      /not one GTID/,
    );
  });

  test.each([
    ["h', SOURCE_SSL_CA='/etc/passwd", '3306', 'u', 'p', '1', '0', /host_name/],
    ['h\n', '3306', 'u', 'p', '1', '0', /host_name/],
    ['', '3306', 'u', 'p', '1', '0', /host_name/],
    ['h', '0', 'u', 'p', '1', '0', /host_port/],
    ['h', '3306', 'rdsrepladmin', 'p', '1', '0', /replication user/],
    ['h', '3306', 'é', 'p', '1', '0', /replication user/],
    ['h', '3306', 'u', 'p'.repeat(33), '1', '0', /password/],
    ['h', '3306', 'u', 'p', '2', '0', /ssl_encryption/],
    ['h', '3306', 'u', 'p', 'NULL', '0', /ssl_encryption/],
    ['h', '3306', 'u', 'p', '1', '86401', /delay/],
  ])('the argument is refused: %j %s %s %s %s %s', async (host, port, user, password, ssl, delay, words) => {
    await expect(
      master.query(
        `CALL mysql.rds_set_external_source_with_auto_position(?, ${port}, ?, ?, ${ssl}, ${delay})`,
        [host, user, password],
      ),
    ).rejects.toThrow(words);
  });

  test('what is quoted stays text: no option comes in by a name or a password', async () => {
    await master.query('CALL mysql.rds_set_external_source_with_auto_position(?, 3306, ?, ?, 1, 0)', [
      'h',
      "u',SOURCE_PORT=1,x='",
      "\\',SOURCE_PORT=2,x='",
    ]);
    const row = await status(master);
    expect(row).toMatchObject({ Source_User: "u',SOURCE_PORT=1,x='", Source_Port: '3306' });
    const [left] = await master.query('SELECT @rds_statement AS statement');
    expect(left).toEqual({ statement: null });
    // What the service has prepared is worth nothing to who calls.
    await expect(master.query('EXECUTE rds_statement')).rejects.toThrow();
  });
});

describe('a source that means harm', () => {
  test.each([
    "GRANT SUPER ON *.* TO 'visitor'@'%'",
    "GRANT SYSTEM_USER ON *.* TO 'visitor'@'%'",
    "CREATE USER 'rdsadmin'@'localhost' IDENTIFIED BY 'mine'",
    "DROP USER 'rdsadmin'@'localhost'",
    "INSERT INTO mysql.func VALUES ('f', 0, 'f.so', 'function')",
    "UPDATE mysql.user SET Create_tablespace_priv = 'Y' WHERE user = 'visitor'",
    'CREATE TABLE mysql.mine (a INT)',
    'DROP PROCEDURE IF EXISTS mysql.rds_kill',
    "CREATE DEFINER = 'rdsadmin'@'localhost' PROCEDURE mine.bad() SELECT 1",
  ])('%s is not applied', async (sql) => {
    await own.query("CREATE USER IF NOT EXISTS 'rdsadmin'@'localhost'");
    await own.query('CREATE DATABASE IF NOT EXISTS mine');
    if (sql.startsWith('CREATE USER')) await own.query("DROP USER 'rdsadmin'@'localhost'");
    // Only the harmful one reaches the instance.
    const [prepared] = await own.query('SHOW BINARY LOG STATUS');
    await own.query(sql);
    await master.query(
      `CALL mysql.rds_set_external_source('own', 3306, 'repl', 'pw''\\\\"x', '${prepared?.['File']}', ${prepared?.['Position']}, 1)`,
    );
    await master.query('CALL mysql.rds_start_replication()');
    const row = await until(
      () => status(master),
      (row) => row['Last_SQL_Errno'] !== '0',
    );
    expect(row['Replica_SQL_Running']).toBe('No');
    const [why] = await master.query(
      'SELECT MAX(LAST_ERROR_MESSAGE) AS words FROM performance_schema.replication_applier_status_by_worker',
    );
    expect(why?.['words']).toMatch(/denied|lacks privileges|referenced as a definer/);
    await databases.query('shop', 'DO 1');
  });
});

describe('from an instance into a server of the learner’s', () => {
  test('by GTID from the first transaction on, as long as nothing was purged', async () => {
    await Promise.all([servers.start('solo', ['--server-id=2']), servers.start('out', ['--server-id=200'])]);
    await databases.setUp('solo', MASTER, 'shop');
    const solo = await servers.login('solo', { user: MASTER.username, password: MASTER.password });
    const out = await servers.login('out', { user: 'root', password: '' });
    await solo.query("CALL mysql.rds_set_configuration('binlog retention hours', 24)");
    await solo.query("CREATE USER 'reader'@'%' IDENTIFIED BY 'reader-pw'");
    await solo.query("GRANT REPLICATION SLAVE ON *.* TO 'reader'@'%'");
    await solo.query('CREATE TABLE shop.t (id INT PRIMARY KEY)');
    await databases.purgeBinaryLogs();
    await solo.query('INSERT INTO shop.t VALUES (1)');
    await databases.resetMasterPassword('solo', MASTER);
    // A global grant is logged with who gave it, because what that user may give is limited.
    for (const sql of [
      "CREATE ROLE 'rds_superuser_role'",
      "CREATE USER 'admin'@'%' ACCOUNT LOCK",
      "GRANT 'rds_superuser_role' TO 'admin'@'%'",
      'RESET BINARY LOGS AND GTIDS',
      "CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'solo', SOURCE_USER = 'reader', SOURCE_PASSWORD = 'reader-pw'," +
        ' SOURCE_AUTO_POSITION = 1, SOURCE_SSL = 1',
      'START REPLICA',
    ])
      await out.query(sql);
    await solo.query('INSERT INTO shop.t VALUES (2)');
    await until(
      () =>
        out.query('SELECT COUNT(*) AS n FROM shop.t').then(
          ([row]) => row,
          () => status(out),
        ),
      ({ n }) => n === '2',
    );
    expect(await status(out)).toMatchObject({ Last_SQL_Errno: '0', Replica_SQL_Running: 'Yes' });
    // Nothing of the service's went along.
    expect(
      await out.query("SELECT user FROM mysql.user WHERE user LIKE 'rdsadmin%' OR user LIKE 'rdsrepl%'"),
    ).toEqual([]);
    out.close();
    solo.close();
  });
});
