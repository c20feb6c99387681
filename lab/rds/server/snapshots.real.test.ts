import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newResourceId } from '../state/account.ts';
import { replicationHost, ServerNames } from './server-names.ts';
import { TestServers } from './testing/test-servers.ts';

/** Many servers may be starting on the machine at the same time. */
const PATIENCE = { timeout: 60_000 };

let lab: TestServers;
let names: ServerNames;
let id: string;

beforeAll(async () => {
  lab = await TestServers.open();
  names = new ServerNames(lab.lab);
  id = await lab.run();
  await lab.sql(
    id,
    'CREATE DATABASE shop',
    'CREATE TABLE shop.moved (id INT AUTO_INCREMENT PRIMARY KEY, filler CHAR(200) NOT NULL)',
    'CREATE TABLE shop.account (id INT PRIMARY KEY, cents INT NOT NULL)',
    'INSERT INTO shop.account VALUES (1, 1000000), (2, 1000000)',
    "CREATE USER repl@'%' IDENTIFIED WITH caching_sha2_password BY 'repl-pw' REQUIRE SSL",
    "GRANT REPLICATION SLAVE ON *.* TO repl@'%'",
  );
});

afterAll(() => lab.close());

/** Moves money and notes it, in one transaction each, until it is told to stop; answers how often. */
async function write(resourceId: string, signal: AbortSignal): Promise<number> {
  const connection = await lab.connect(resourceId);
  let done = 0;
  for (; !signal.aborted; done++) {
    await connection.query('START TRANSACTION');
    await connection.query('UPDATE shop.account SET cents = cents - 1 WHERE id = 1');
    await connection.query("INSERT INTO shop.moved (filler) VALUES ('x')");
    await connection.query('UPDATE shop.account SET cents = cents + 1 WHERE id = 2');
    await connection.query('COMMIT');
  }
  await connection.end();
  return done;
}

test('a snapshot under writes is one moment, and what comes of it goes on by GTID', async () => {
  const stop = new AbortController();
  const writing = write(id, stop.signal);
  const count = async () => Number((await lab.sql(id, 'SELECT COUNT(*) AS n FROM shop.moved'))[0]?.['n']);
  await expect.poll(count, PATIENCE).toBeGreaterThan(50);
  const atLeast = await count();
  const bytes = await lab.servers.snapshot(id, 'snap-1');
  const atMost = await count();
  expect(bytes).toBeGreaterThan(80_000_000);
  await expect.poll(count, PATIENCE).toBeGreaterThan(atMost);
  stop.abort();
  await writing;

  const copy = newResourceId();
  await lab.servers.prepareFrom(copy, 'snap-1');
  await lab.servers.start(lab.spec(copy, { serverId: 8, options: { read_only: 'ON' } }));
  const [found] = await lab.sql(
    copy,
    `SELECT (SELECT COUNT(*) FROM shop.moved) AS moved, (SELECT SUM(cents) FROM shop.account) AS sum,
       (SELECT cents FROM shop.account WHERE id = 2) - 1000000 AS received`,
  );
  expect(Number(found?.['sum'])).toBe(2_000_000);
  expect(Number(found?.['received'])).toBe(Number(found?.['moved']));
  expect(Number(found?.['moved'])).toBeGreaterThanOrEqual(atLeast);
  expect(Number(found?.['moved'])).toBeLessThanOrEqual(atMost);
  expect(await lab.sql(copy, 'CHECK TABLE shop.moved, shop.account')).toMatchObject([
    { Msg_text: 'OK' },
    { Msg_text: 'OK' },
  ]);

  // GTIDs are those of the source at that moment: nothing missing, nothing twice.
  const [mine] = await lab.sql(copy, 'SELECT @@server_uuid AS uuid, @@gtid_executed AS gtids');
  const [theirs] = await lab.sql(
    id,
    `SELECT @@server_uuid AS uuid, GTID_SUBSET('${String(mine?.['gtids'])}', @@gtid_executed) AS within`,
  );
  expect(mine?.['uuid']).not.toBe(theirs?.['uuid']);
  expect(theirs?.['within']).toBe(1);
  await lab.sql(
    copy,
    `CHANGE REPLICATION SOURCE TO SOURCE_HOST = '${replicationHost(id)}', SOURCE_USER = 'repl',
       SOURCE_PASSWORD = 'repl-pw', SOURCE_SSL = 1, SOURCE_AUTO_POSITION = 1`,
    'START REPLICA',
  );
  const total = await count();
  await expect
    .poll(async () => (await lab.sql(copy, 'SELECT COUNT(*) AS n FROM shop.moved'))[0], PATIENCE)
    .toEqual({ n: total });
  expect(await lab.sql(copy, 'SHOW REPLICA STATUS')).toMatchObject([
    { Replica_IO_Running: 'Yes', Replica_SQL_Running: 'Yes', Last_Error: '' },
  ]);
  await lab.servers.remove(copy);
});

test('a connection that is asked for while the server stands still comes when it goes on', async () => {
  const { docker } = lab.engine;
  const copying = lab.servers.snapshot(id, 'snap-5');
  await expect
    .poll(async () => (await docker.getContainer(names.server(id)).inspect()).State.Paused, {
      ...PATIENCE,
      interval: 5,
    })
    .toBe(true);
  expect(await lab.sql(id, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await copying;
  await lab.servers.removeSnapshot('snap-5');
});

test('a server that is stopped can be copied too', async () => {
  await lab.servers.stop(id);
  await lab.servers.snapshot(id, 'snap-2');
  expect(await lab.servers.isRunning(id)).toBe(false);
  await lab.servers.start(lab.spec(id));
});

test('a copy that fails lets the server go on', async () => {
  // The helper has no place to copy to: its volume is not there any more when it starts.
  const breaking = (async () => {
    for (;;) {
      const { Volumes } = await lab.engine.docker.listVolumes({ filters: { name: ['snap-3'] } });
      const helpers = await lab.engine.docker.listContainers({ all: true, filters: names.filter('helper') });
      if (Volumes.length > 0 && helpers[0] !== undefined)
        return lab.engine.docker.getContainer(helpers[0].Id).remove({ force: true });
      await wait(5);
    }
  })();
  await expect(lab.servers.snapshot(id, 'snap-3')).rejects.toThrow();
  await breaking;
  const { State } = await lab.engine.docker.getContainer(names.server(id)).inspect();
  expect(State).toMatchObject({ Running: true, Paused: false });
  await lab.servers.snapshot(id, 'snap-3');
});

test('a server that was left standing goes on when the servers are opened again', async () => {
  await lab.engine.docker.getContainer(names.server(id)).pause();
  const left = await lab.engine.docker.createContainer({
    Image: 'mysql:9.7',
    Entrypoint: ['sleep'],
    Cmd: ['infinity'],
    Labels: names.labels('helper'),
  });
  await left.start();
  await lab.reopen();
  expect(await lab.sql(id, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await expect(left.inspect()).rejects.toMatchObject({ statusCode: 404 });
});

test('a snapshot that is removed is gone, twice too; what is not there cannot be copied', async () => {
  await lab.servers.removeSnapshot('snap-2');
  await lab.servers.removeSnapshot('snap-2');
  await expect(lab.servers.prepareFrom(newResourceId(), 'snap-2')).rejects.toThrow(/no such volume/i);
  await expect(lab.servers.snapshot(newResourceId(), 'snap-4')).rejects.toThrow(/no such volume/i);
  await expect(lab.servers.start(lab.spec(newResourceId()))).rejects.toThrow(/no such volume/i);
  await expect(lab.servers.logFiles(newResourceId())).rejects.toThrow(/no such volume/i);
  const { Volumes } = await lab.engine.docker.listVolumes({
    filters: { name: [`${names.network}.snapshot`] },
  });
  expect(Volumes.map(({ Name }) => Name).sort()).toEqual([
    names.snapshot('snap-1'),
    names.snapshot('snap-3'),
  ]);
});

test('clear leaves nothing but the template, and what is made after it works', async () => {
  expect(await lab.servers.list()).toEqual([id]);
  const told: unknown[] = [];
  lab.servers.onChange((...change) => told.push(change));
  await lab.servers.clear();
  expect(await lab.servers.list()).toEqual([]);
  const { docker } = lab.engine;
  const filters = names.filter();
  expect(await docker.listContainers({ all: true, filters })).toEqual([]);
  expect(await docker.listNetworks({ filters: JSON.stringify(filters) })).toEqual([]);
  const { Volumes } = await docker.listVolumes({ filters });
  expect(Volumes.map(({ Name }) => Name)).toEqual([expect.stringContaining('.template.')]);
  const again = await lab.run();
  expect(await lab.servers.list()).toEqual([again]);
  expect(told).toEqual([]);
});
