import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../engine/engine.ts';
import { testEngine } from '../../testing/test-engine.ts';
import type { SqlSession } from '../../workbench/sql-session.ts';
import { openDatabases } from './open-databases.ts';
import { ServersForTests } from './servers-for-tests.ts';

const MASTER = { username: 'admin', password: 'pass\'word\\"1' };
const SECRET = 'a-secret-of-the-service';

let engine: Engine;
let servers: ServersForTests;
let databases: Awaited<ReturnType<typeof openDatabases>>;
let learner: SqlSession;
const told: string[] = [];

beforeAll(async () => {
  engine = await testEngine();
  servers = new ServersForTests(engine);
  await servers.open();
  // What a parameter group could do to the service's own user.
  await servers.start('shop', [
    '--require-secure-transport=ON',
    '--max-user-connections=1',
    '--default-password-lifetime=1',
    '--sql-mode=ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT',
    '--init-connect=nonsense',
  ]);
  databases = await openDatabases({
    connect: (name) => servers.connect(name),
    secrets: { serviceUser: SECRET },
    deeds: { ran: (_on, _kind, text) => void told.push(text) },
    instances: () => [{ resourceId: 'shop', identifier: 'shop', status: 'available' }],
  });
  await databases.setUp('shop', MASTER, 'shop');
  await databases.setVariables('shop', { init_connect: '', max_user_connections: '0' });
  learner = await servers.login('shop', { user: MASTER.username, password: MASTER.password });
});

afterAll(async () => {
  learner?.close();
  await databases?.close();
  await servers?.close();
  await engine?.close();
});

describe('after the set-up', () => {
  test('there are the service’s users and the master user, and no root', async () => {
    const users = await databases.query('shop', 'SELECT user, host FROM mysql.user ORDER BY user');
    expect(users.map(({ user, host }) => `${user}@${host}`)).toEqual([
      'admin@%',
      'mysql.infoschema@localhost',
      'mysql.session@localhost',
      'mysql.sys@localhost',
      'rds_superuser_role@%',
      'rdsadmin@localhost',
      'rdsrepladmin@%',
      'rdsrepladmin_priv_checks_user@localhost',
    ]);
  });

  test('only the first database is in the binary log', async () => {
    const [row] = await databases.query('shop', 'SELECT @@GLOBAL.gtid_executed AS executed');
    expect(row?.['executed']).toMatch(/^[0-9a-f-]{36}:1$/);
    expect(await learner.query("SHOW DATABASES LIKE 'shop'")).toHaveLength(1);
  });

  test('no password is told', () => {
    expect(told.join('\n')).toContain(`CREATE USER IF NOT EXISTS 'admin'@'%' IDENTIFIED BY '****'`);
    expect(told.filter((text) => text.includes('word') && text.includes('pass'))).toEqual([]);
    expect(told.filter((text) => text.includes(SECRET))).toEqual([]);
  });

  test('it may be done again, as after an attempt that broke off', async () => {
    await databases.setUp('shop', MASTER, 'shop');
    expect(await learner.query("SHOW DATABASES LIKE 'shop'")).toHaveLength(1);
  });
});

test('variables take numbers, words and text, and what is refused is told in the server’s words', async () => {
  const refused = await databases.setVariables('shop', {
    long_query_time: '0.5',
    max_connections: '77',
    event_scheduler: 'OFF',
    init_connect: '1',
    read_only: 'perhaps',
    gtid_mode: 'nonsense',
    no_such_variable: '1',
  });
  expect(Object.keys(refused)).toEqual(['read_only', 'gtid_mode', 'no_such_variable']);
  expect(refused['no_such_variable']).toMatch(/Unknown system variable/);
  const [row] = await databases.query(
    'shop',
    'SELECT @@GLOBAL.long_query_time AS a, @@GLOBAL.max_connections AS b, @@GLOBAL.init_connect AS c',
  );
  expect(row).toEqual({ a: '0.500000', b: '77', c: '1' });
  await expect(databases.setVariables('shop', { 'read_only = 1, GLOBAL x': '1' })).rejects.toThrow(
    /not the name/,
  );
  expect(told).toContain('SET GLOBAL max_connections = 77;');
});
