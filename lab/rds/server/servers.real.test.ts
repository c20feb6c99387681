import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerNames } from './server-names.ts';
import { ServerFailed } from './servers.ts';
import { TestServers } from './testing/test-servers.ts';

/** Many servers may be starting on the machine at the same time. */
const PATIENCE = { timeout: 60_000 };

let lab: TestServers;
let names: ServerNames;
let id: string;

beforeAll(async () => {
  lab = await TestServers.open();
  names = new ServerNames(lab.lab);
  id = await lab.run({ options: { max_connections: '44', init_connect: String.raw`SET @a = 'x"y\\z # 1'` } });
});

afterAll(() => lab.close());

function inspect() {
  return lab.engine.docker.getContainer(names.server(id)).inspect();
}

test('a server is as the spec says, with the service’s own settings', async () => {
  const [row] = await lab.sql(
    id,
    `SELECT @@port, @@server_id, @@max_connections, @@gtid_mode, @@log_bin_basename, @@secure_file_priv,
       @@innodb_use_native_aio, @@init_connect`,
  );
  expect(row).toEqual({
    '@@port': 3306,
    '@@server_id': 7,
    '@@max_connections': 44,
    '@@gtid_mode': 'ON',
    '@@log_bin_basename': '/rdsdbdata/log/binlog/mysql-bin-changelog',
    '@@secure_file_priv': 'NULL',
    '@@innodb_use_native_aio': 0,
    '@@init_connect': String.raw`SET @a = 'x"y\\z # 1'`,
  });
});

test('time zones are known by name', async () => {
  const [row] = await lab.sql(id, "SELECT CONVERT_TZ('2026-11-22 00:00:00', 'UTC', 'Asia/Seoul') AS seoul");
  expect(String(row?.['seoul'])).toContain('09:00:00');
});

test('SQL reads and writes no file of the container', async () => {
  const [row] = await lab.sql(id, "SELECT LOAD_FILE('/etc/rds.cnf') AS file");
  expect(row).toEqual({ file: null });
  await expect(lab.sql(id, "SELECT 1 INTO OUTFILE '/tmp/x'")).rejects.toThrow(/secure-file-priv/);
});

test('the container has no rights and bounds', async () => {
  const { HostConfig, Config, Mounts } = await inspect();
  expect(HostConfig).toMatchObject({
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges'],
    Privileged: false,
    Memory: 512 * 1024 ** 2,
    RestartPolicy: { Name: 'no' },
    LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
  });
  expect(HostConfig.PidsLimit).toBeGreaterThan(0);
  expect(Config.User).toBe('mysql');
  expect(Mounts.filter(({ Type }) => Type === 'volume').map(({ Name }) => Name)).toEqual([names.server(id)]);
});

test('several connections at a time carry much, and end when they are closed', async () => {
  const connections = await Promise.all(Array.from({ length: 6 }, () => lab.connect(id)));
  const answers = await Promise.all(
    connections.map((each) => each.query("SELECT REPEAT('x', 1000000) AS much")),
  );
  for (const [rows] of answers) expect(rows).toMatchObject([{ much: 'x'.repeat(1_000_000) }]);
  const [first, ...others] = connections;
  for (const each of others) each.destroy();
  // Cut off without a word, each of them must still be seen to end by the server.
  const count = "SELECT COUNT(*) AS count FROM performance_schema.threads WHERE PROCESSLIST_USER = 'root'";
  await expect.poll(async () => (await first?.query(count))?.[0], PATIENCE).toMatchObject([{ count: 1 }]);
  await first?.end();
  await expect
    .poll(
      async () => (await lab.engine.docker.getContainer(names.server(id)).top()).Processes.length,
      PATIENCE,
    )
    .toBeLessThan(4);
});

test('start on a server that runs so already leaves it; stop and start keep the container', async () => {
  const before = await inspect();
  const spec = lab.spec(id, { options: { max_connections: '55' } });
  await lab.servers.start(spec);
  const restarted = await inspect();
  expect(restarted.Id).toBe(before.Id);
  expect(restarted.State.StartedAt).not.toBe(before.State.StartedAt);
  expect(await lab.sql(id, 'SELECT @@max_connections AS most')).toEqual([{ most: 55 }]);

  await lab.servers.start(spec);
  expect((await inspect()).State.StartedAt).toBe(restarted.State.StartedAt);

  await lab.servers.stop(id);
  await lab.servers.stop(id);
  expect(await lab.servers.isRunning(id)).toBe(false);
  await lab.servers.start(spec);
  expect((await inspect()).Id).toBe(before.Id);
});

test('another class makes the container anew and keeps the data', async () => {
  await lab.sql(id, 'CREATE DATABASE IF NOT EXISTS kept');
  const before = await inspect();
  await lab.servers.stop(id);
  await lab.servers.start(lab.spec(id, { instanceClass: 'db.m6g.large', port: 4306 }));
  const after = await inspect();
  expect(after.Id).not.toBe(before.Id);
  expect(after.HostConfig.Memory).toBeGreaterThan(before.HostConfig.Memory ?? 0);
  expect(await lab.sql(id, "SHOW DATABASES LIKE 'kept'")).toHaveLength(1);
  await lab.servers.stop(id);
  await lab.servers.start(lab.spec(id));
});

test('an option that mysqld does not take is told with its log, and put right afterwards', async () => {
  await lab.servers.stop(id);
  const wrong = lab.servers.start(lab.spec(id, { options: { max_conections: '5' } }));
  await expect(wrong).rejects.toThrow(ServerFailed);
  await expect(wrong).rejects.toThrow(/unknown variable 'max_conections=5'/);
  await lab.servers.start(lab.spec(id));
});

test('a server that ends by itself is told once, one that is stopped is not', async () => {
  const told: [string, boolean][] = [];
  const forget = lab.servers.onChange((...change) => told.push(change));
  await lab.servers.stop(id);
  await lab.servers.start(lab.spec(id));
  await lab.engine.docker.getContainer(names.server(id)).kill();
  await expect.poll(() => told, PATIENCE).toEqual([[id, false]]);
  await lab.servers.start(lab.spec(id));
  expect(await lab.sql(id, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  forget();
  expect(told).toEqual([[id, false]]);
});

test('logs are read from any place, running or not, and nothing else is', async () => {
  for (const state of ['runs', 'stopped']) {
    if (state === 'stopped') await lab.servers.stop(id);
    const files = await lab.servers.logFiles(id);
    expect(files.map(({ name }) => name)).toContain('error/mysql-error.log');
    const { size = 0 } = files.find(({ name }) => name.startsWith('error')) ?? {};
    const whole = await lab.servers.logPortion(id, 'error/mysql-error.log', 0, size);
    expect(whole?.toString()).toMatch(/ready for connections/);
    const middle = await lab.servers.logPortion(id, 'error/mysql-error.log', 10, 20);
    expect(middle?.equals((whole ?? Buffer.alloc(0)).subarray(10, 30))).toBe(true);
    expect(await lab.servers.logPortion(id, 'error/mysql-error.log', size + 1_000_000, 20)).toHaveLength(0);
    for (const name of [
      '../../etc/rds.cnf',
      '/etc/passwd',
      'error',
      '',
      '../db/auto.cnf',
      'general/mysql-general.log',
    ])
      expect(await lab.servers.logPortion(id, name, 0, 100), name).toBeUndefined();
  }
  await lab.servers.start(lab.spec(id));
});

test('what was done is told as commands, under the name of the instance', () => {
  const told = lab.deeds.all.flatMap(({ under }) => under);
  expect(new Set(told.map(({ on }) => on))).toEqual(new Set([`name-of-${id.slice(-4).toLowerCase()}`]));
  const text = told.map((each) => each.text).join('\n');
  expect(text).toContain(`docker create --name ${names.server(id)} --network ${names.network} --memory 512m`);
  expect(text).toContain('max_connections = "44"');
});
