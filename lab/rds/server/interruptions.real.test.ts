import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newResourceId } from '../state/account.ts';
import { openServers } from './open-servers.ts';
import { ServerNames } from './server-names.ts';
import type { DatabaseServers } from './servers.ts';
import { breakingEngine, Broken } from './testing/breaking-engine.ts';
import { TestServers } from './testing/test-servers.ts';
import { HOME_POLICY } from '../../workbench/limits.ts';

const ENDPOINT = 'shop.cq8replicalb.ap-northeast-2.rds.amazonaws.com';
const EVERYBODY = [{ id: 'sgr-1', fromPort: 3306, toPort: 3306, source: '0.0.0.0/0', description: '' }];

let lab: TestServers;
let names: ServerNames;
let breaking: Awaited<ReturnType<typeof breakingEngine>>;
let id: string;

beforeAll(async () => {
  [lab, breaking] = await Promise.all([TestServers.open(), breakingEngine()]);
  names = new ServerNames(lab.lab);
  id = await lab.run();
});

afterAll(async () => {
  await breaking.engine.close();
  await lab.close();
});

function opened(): Promise<DatabaseServers> {
  breaking.allow(Number.POSITIVE_INFINITY);
  return openServers({
    engine: breaking.engine,
    lab: lab.lab,
    limits: HOME_POLICY.limits,
    deeds: lab.deeds,
    identifierOf: (resourceId) => resourceId,
    membersOf: () => ({ instances: [], workbench: false }),
  });
}

/** Breaks the work off after each of its requests to the engine, and lets `again` put it right every time. */
async function afterEachRequest(
  work: (servers: DatabaseServers) => Promise<unknown>,
  again: (request: number) => Promise<unknown>,
  step = 1,
): Promise<void> {
  for (let requests = 0; ; requests += step) {
    const servers = await opened();
    breaking.allow(requests);
    const result = await work(servers).then(
      () => 'done',
      (error: unknown) => error,
    );
    breaking.allow(Number.POSITIVE_INFINITY);
    await servers.close();
    await lab.reopen();
    await again(requests);
    if (result === 'done') return;
    expect(String(result)).toMatch(/./);
    expect(requests, 'the work has an end').toBeLessThan(60);
  }
}

/** Nothing stands still, nothing is left that did one thing, and everything has the lab's label. */
async function expectTidy(): Promise<void> {
  const { docker } = lab.engine;
  const containers = await docker.listContainers({ all: true, filters: names.filter() });
  expect(containers.filter(({ State }) => State === 'paused')).toEqual([]);
  expect(containers.every(({ Names }) => Names[0]?.startsWith(`/${names.network}.db-`))).toBe(true);
  const { Volumes } = await docker.listVolumes({ filters: { name: [names.network] } });
  expect(Volumes.every(({ Labels }) => Labels?.['replication-lab.lab'] === lab.lab)).toBe(true);
}

describe('broken off after each request to the engine, and done again', { timeout: 600_000 }, () => {
  test('prepareEmpty, with its template', async () => {
    const empty = newResourceId();
    const { docker } = lab.engine;
    const { Volumes } = await docker.listVolumes({ filters: names.filter('template') });
    for (const { Name } of Volumes) await docker.getVolume(Name).remove();
    await afterEachRequest(
      (servers) => servers.prepareEmpty(empty),
      async () => {
        await lab.servers.prepareEmpty(empty);
        await expectTidy();
        await lab.servers.remove(empty);
      },
    );
  });

  test('start', async () => {
    let port = 3306;
    await afterEachRequest(
      (servers) => servers.start(lab.spec(id, { port })),
      async (request) => {
        await lab.servers.start(lab.spec(id, { port }));
        expect(await lab.sql(id, 'SELECT @@port AS port')).toEqual([{ port }]);
        await expectTidy();
        // By turns from a server that runs with other options, one that is stopped, and none.
        port = 3306 + request + 1;
        const { docker } = lab.engine;
        if (request % 3 === 1) await lab.servers.stop(id);
        if (request % 3 === 2) await docker.getContainer(names.server(id)).remove({ force: true });
      },
    );
    await lab.servers.start(lab.spec(id));
  });

  test('reach', async () => {
    let endpoint = ENDPOINT;
    await afterEachRequest(
      (servers) => servers.reach(id, { endpoint, port: 3306, inbound: EVERYBODY }),
      async (request) => {
        await lab.servers.reach(id, { endpoint, port: 3306, inbound: EVERYBODY });
        expect(await lab.fromWorkbench(endpoint), endpoint).toMatchObject({ exitCode: 0 });
        await expectTidy();
        endpoint = `again-${request}.${ENDPOINT}`;
      },
    );
  });

  test('snapshot', async () => {
    await afterEachRequest(
      (servers) => servers.snapshot(id, 'snap-1'),
      async () => {
        expect(await lab.sql(id, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
        await lab.servers.snapshot(id, 'snap-1');
        await expectTidy();
        await lab.servers.removeSnapshot('snap-1');
      },
    );
    await lab.servers.snapshot(id, 'snap-1');
  });

  test('prepareFrom', async () => {
    const copy = newResourceId();
    await afterEachRequest(
      (servers) => servers.prepareFrom(copy, 'snap-1'),
      async () => {
        await lab.servers.prepareFrom(copy, 'snap-1');
        await expectTidy();
        await lab.servers.remove(copy);
      },
    );
    await lab.servers.prepareFrom(copy, 'snap-1');
    await lab.servers.start(lab.spec(copy));
    expect(await lab.sql(copy, "SELECT user FROM mysql.user WHERE user = 'admin'")).toHaveLength(1);
    await lab.servers.remove(copy);
  });

  test('stop, remove, clear', async () => {
    await afterEachRequest(
      (servers) => servers.stop(id),
      async () => {
        await lab.servers.stop(id);
        await lab.servers.start(lab.spec(id));
      },
    );
    await afterEachRequest(
      (servers) => servers.remove(id),
      async () => {
        await lab.servers.remove(id);
        expect(await lab.servers.list()).toEqual([]);
        await lab.servers.prepareEmpty(id);
      },
    );
    await afterEachRequest(
      (servers) => servers.clear(),
      async () => {
        await lab.servers.clear();
        expect(await lab.engine.docker.listContainers({ all: true, filters: names.filter() })).toEqual([]);
        await lab.servers.prepareEmpty(id);
        await lab.servers.start(lab.spec(id));
      },
      // What is removed at the same time is asked for in any order.
      3,
    );
  });
});

test('servers whose engine has killed them all start again with what was committed', async () => {
  const ids = [await lab.run(), await lab.run()];
  for (const id of ids) await lab.sql(id, 'CREATE DATABASE kept');
  await Promise.all(ids.map((id) => lab.engine.docker.getContainer(names.server(id)).kill()));
  await lab.reopen();
  await Promise.all(ids.map((id) => lab.servers.start(lab.spec(id))));
  for (const id of ids) expect(await lab.sql(id, "SHOW DATABASES LIKE 'kept'")).toHaveLength(1);
});

test('the breaking engine does break', async () => {
  breaking.allow(0);
  await expect(breaking.engine.docker.ping()).rejects.toThrow(Broken);
  breaking.allow(Number.POSITIVE_INFINITY);
});
