import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../engine/engine.ts';
import { testEngine } from '../../testing/test-engine.ts';
import type { Row, SqlSession } from '../../workbench/sql-session.ts';
import { openDatabases } from './open-databases.ts';
import { ServersForTests, until } from './servers-for-tests.ts';

const MASTER = { username: 'admin', password: 'learners-own' };

let engine: Engine;
let servers: ServersForTests;
let databases: Awaited<ReturnType<typeof openDatabases>>;
let source: SqlSession;
let replica: SqlSession;
const told: string[] = [];

const asMaster = (name: string) => servers.login(name, { user: MASTER.username, password: MASTER.password });
const one = async (session: Pick<SqlSession, 'query'>, sql: string): Promise<Row | undefined> =>
  (await session.query(sql))[0];
const stateOf = async (name: string) => {
  const state = await databases.replication(name);
  return state === undefined ? undefined : { state: JSON.stringify(state) };
};
const logs = async () => (await source.query('SHOW BINARY LOGS')).map((row) => row['Log_name']);
const caughtUp = (name: string) =>
  until(
    () => stateOf(name),
    ({ state }) => /"receiver":"on".*"caughtUp":true/.test(state ?? ''),
  );

beforeAll(async () => {
  engine = await testEngine();
  servers = new ServersForTests(engine);
  await servers.open();
  await servers.start('shop', ['--server-id=1', '--log-bin-trust-function-creators=1']);
  databases = await openDatabases({
    connect: (name) => servers.connect(name),
    secrets: { serviceUser: 'a-secret-of-the-service' },
    deeds: { ran: (on, _kind, text) => void told.push(`${on}: ${text}`) },
    instances: () => [
      { resourceId: 'shop', identifier: 'shop', status: 'available' },
      { resourceId: 'replica', identifier: 'shop-replica', status: 'available', source: 'shop' },
    ],
  });
  await databases.setUp('shop', MASTER, 'shop');
  source = await asMaster('shop');
  await source.query('CREATE TABLE shop.t (id INT PRIMARY KEY, a TEXT)');
  await source.query("INSERT INTO shop.t VALUES (1, 'before')");
  await servers.copy('shop', 'replica');
  await source.query("INSERT INTO shop.t VALUES (2, 'meanwhile')");
  await servers.start('replica', ['--server-id=2', '--read-only=ON', '--skip-replica-start=ON']);
  await databases.setUpCopy('replica');
  await databases.startReplication('replica', { host: 'shop', port: 3306 });
  replica = await asMaster('replica');
});

afterAll(async () => {
  source?.close();
  replica?.close();
  await databases?.close();
  await servers?.close();
  await engine?.close();
});

describe('a read replica', () => {
  test('goes on from its source’s snapshot, without a password', async () => {
    await caughtUp('replica');
    expect(await replica.query('SELECT id FROM shop.t')).toEqual([{ id: '1' }, { id: '2' }]);
    const [info] = await databases.query(
      'replica',
      'SELECT User_name, User_password FROM mysql.slave_master_info',
    );
    expect(info).toEqual({ User_name: 'rdsrepladmin', User_password: '' });
    const [dump] = await source.query(
      "SELECT user FROM performance_schema.processlist WHERE command LIKE 'Binlog Dump%'",
    );
    expect(dump).toEqual({ user: 'rdsrepladmin' });
    expect(told).toContain('shop-replica: START REPLICA;');
  });

  test('adds no transactions of its own', async () => {
    const row = await one(
      { query: (sql) => databases.query('replica', sql) },
      'SELECT @@GLOBAL.gtid_executed AS g, @@server_uuid AS u',
    );
    expect(row?.['g']).not.toContain(row?.['u']);
  });

  test('is not written to by the master user', async () => {
    await expect(replica.query("INSERT INTO shop.t VALUES (9, 'x')")).rejects.toMatchObject({ errno: 1290 });
    await expect(replica.query('SET GLOBAL read_only = OFF')).rejects.toThrow(/denied/);
  });

  test('keeps its source: the master user can neither change nor forget it', async () => {
    await expect(
      replica.query(
        "CALL mysql.rds_set_external_source('mine', 3306, 'u', 'p', 'mysql-bin-changelog.000001', 4, 1)",
      ),
    ).rejects.toThrow(/read replica/);
    await expect(
      replica.query("CALL mysql.rds_set_external_source_with_auto_position('mine', 3306, 'u', 'p', 1, 0)"),
    ).rejects.toThrow(/read replica/);
    await expect(replica.query('CALL mysql.rds_reset_external_source()')).rejects.toThrow(/read replica/);
    await expect(replica.query('CALL mysql.rds_set_source_auto_position(0)')).rejects.toThrow(/read replica/);
  });

  test('can be stopped and started by the master user, and told so', async () => {
    expect(await replica.query('CALL mysql.rds_stop_replication()')).toEqual([
      { Message: 'Replication is stopped.' },
    ]);
    expect(await databases.replication('replica')).toMatchObject({ receiver: 'off', applier: 'off' });
    await source.query("INSERT INTO shop.t VALUES (3, 'while stopped')");
    expect(await databases.replication('replica')).toMatchObject({
      caughtUp: false,
      secondsBehind: undefined,
    });
    expect(await replica.query('CALL mysql.rds_start_replication()')).toEqual([
      { Message: 'Replication is running.' },
    ]);
    await caughtUp('replica');
  });

  test('stays behind on purpose, which is told as it is', async () => {
    await expect(replica.query('CALL mysql.rds_set_source_delay(5)')).rejects.toThrow(/running/);
    await replica.query('CALL mysql.rds_stop_replication()');
    await replica.query("CALL mysql.rds_set_configuration('source delay', 3600)");
    await replica.query('CALL mysql.rds_start_replication()');
    await source.query("INSERT INTO shop.t VALUES (4, 'late')");
    await until(
      () => stateOf('replica'),
      ({ state }) => /"secondsBehind":[1-9]/.test(state ?? '') && /"caughtUp":false/.test(state ?? ''),
    );
    expect(
      await replica.query("SELECT value FROM mysql.rds_configuration WHERE name = 'source delay'"),
    ).toEqual([{ value: '3600' }]);
    await replica.query('CALL mysql.rds_stop_replication()');
    await replica.query('CALL mysql.rds_set_source_delay(0)');
    await replica.query('CALL mysql.rds_start_replication()');
    await caughtUp('replica');
  });

  test('stops where it is told to, by GTID', async () => {
    await replica.query('CALL mysql.rds_stop_replication()');
    await source.query("INSERT INTO shop.t VALUES (5, 'up to here')");
    const [{ g } = { g: '' }] = await source.query(
      'SELECT CONCAT(@@server_uuid, ":", REGEXP_SUBSTR(@@GLOBAL.gtid_executed, "[0-9]+$")) AS g',
    );
    await source.query("INSERT INTO shop.t VALUES (6, 'not this')");
    await replica.query(`CALL mysql.rds_start_replication_until_gtid('${g}')`);
    await until(
      () => stateOf('replica'),
      ({ state }) => /"applier":"off"/.test(state ?? ''),
    );
    expect(await replica.query('SELECT id FROM shop.t WHERE id > 4')).toEqual([{ id: '5' }]);
    await replica.query('CALL mysql.rds_start_replication()');
    await caughtUp('replica');
  });

  test('that met an error says so, and skips what it is told to skip', async () => {
    await databases.query('replica', "INSERT INTO shop.t VALUES (7, 'in the way')");
    await source.query("INSERT INTO shop.t VALUES (7, 'duplicate')");
    await until(
      () => stateOf('replica'),
      ({ state }) => /"errorNumber":1062/.test(state ?? ''),
    );
    expect(await databases.replication('replica')).toMatchObject({
      applier: 'off',
      receiver: 'on',
      caughtUp: false,
      errorMessage: expect.stringContaining("Duplicate entry '7'") as string,
    });
    expect(await replica.query('CALL mysql.rds_skip_repl_error()')).toEqual([
      { Message: 'Replication is running.' },
    ]);
    await caughtUp('replica');
    await expect(replica.query('CALL mysql.rds_skip_repl_error()')).rejects.toThrow(/no error/);
  });

  test('whose source has gone away finds it again by itself', async () => {
    await servers.stop('shop');
    await until(
      () => stateOf('replica'),
      ({ state }) => /"receiver":"connecting"/.test(state ?? ''),
    );
    await servers.start('shop', ['--server-id=1', '--log-bin-trust-function-creators=1']);
    databases.forget('shop');
    source = await asMaster('shop');
    await source.query("INSERT INTO shop.t VALUES (8, 'back')");
    await caughtUp('replica');
  });

  test('has a new password of its source, too', async () => {
    await databases.resetMasterPassword('shop', { username: 'admin', password: 'second' });
    await caughtUp('replica');
    (await servers.login('replica', { user: 'admin', password: 'second' })).close();
    await databases.resetMasterPassword('shop', MASTER);
    await caughtUp('replica');
  });
});

describe('binary logs', () => {
  test('stay while a replica that needs them is away, and go when it has them', async () => {
    await replica.query('CALL mysql.rds_stop_replication()');
    const before = await logs();
    await databases.purgeBinaryLogs();
    expect(await logs()).toEqual(before);
    await replica.query('CALL mysql.rds_start_replication()');
    await caughtUp('replica');
    await databases.purgeBinaryLogs();
    await until(
      async () => {
        await databases.purgeBinaryLogs();
        return { count: String((await logs()).length) };
      },
      ({ count }) => count === '1',
    );
    expect(await databases.replication('replica')).toMatchObject({ receiver: 'on', errorNumber: 0 });
  });

  test('stay for as many hours as they are told to', async () => {
    await expect(
      source.query("CALL mysql.rds_set_configuration('binlog retention hours', 0)"),
    ).rejects.toThrow(/168/);
    await expect(
      source.query("CALL mysql.rds_set_configuration('binlog retention hours', 169)"),
    ).rejects.toThrow(/168/);
    await expect(source.query("CALL mysql.rds_set_configuration('nonsense', 1)")).rejects.toThrow(/no such/);
    await source.query("CALL mysql.rds_set_configuration('binlog retention hours', 24)");
    await source.query("INSERT INTO shop.t VALUES (20, 'kept')");
    await databases.purgeBinaryLogs();
    await source.query("INSERT INTO shop.t VALUES (21, 'kept')");
    await databases.purgeBinaryLogs();
    expect((await logs()).length).toBeGreaterThan(2);
    expect(await source.query('CALL mysql.rds_show_configuration()')).toContainEqual(
      expect.objectContaining({ name: 'binlog retention hours', value: '24' }),
    );
    await source.query("CALL mysql.rds_set_configuration('binlog retention hours', NULL)");
    expect(await source.query('CALL mysql.rds_show_configuration()')).toContainEqual(
      expect.objectContaining({ name: 'binlog retention hours', value: null }),
    );
  });
});

describe('a promoted replica', () => {
  test('has all that it received, and no source', async () => {
    await source.query("INSERT INTO shop.t VALUES (30, 'last')");
    await caughtUp('replica');
    await databases.endReplication('replica');
    expect(await databases.replication('replica')).toBeUndefined();
    expect(await replica.query('SELECT id FROM shop.t WHERE id = 30')).toHaveLength(1);
    // Again, as after an attempt that broke off.
    await databases.endReplication('replica');
    await expect(replica.query('CALL mysql.rds_start_replication()')).rejects.toThrow(/no source/);
  });
});
