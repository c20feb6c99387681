import { expect, it, vi } from 'vitest';
import { ServerFailed } from '../server/servers.ts';
import { create, NEW_INSTANCE, replicate } from './scenarios.ts';
import { withFakes } from './testing/test-service.ts';

vi.setConfig({ testTimeout: 30_000 });

const SHOP = { DBInstanceIdentifier: 'shop' };

it('an engine that is away for a while is waited for', () =>
  withFakes(async (test, servers) => {
    // It goes away three times, each time for a few questions.
    let starts = 0;
    let away = 0;
    servers.before = (method) => {
      if (method === 'start' && starts < 3) {
        starts += 1;
        away = 4;
      }
      if (away > 0 && (method === 'start' || method === 'list')) {
        away -= 1;
        throw new Error('connect ECONNREFUSED');
      }
    };
    await create(test);
    expect(starts).toBe(3);
  }));

it('an engine that does not come back leaves nothing in creating', () =>
  withFakes(async (test, servers) => {
    servers.before = (method) => {
      if (method === 'start' || method === 'list') throw new Error('connect ECONNREFUSED');
    };
    await test.call('CreateDBInstance', NEW_INSTANCE);
    await test.settled();
    expect((await test.describe('shop')).DBInstanceStatus).toBe('failed');
    expect(test.events('shop')).toEqual(['DB instance failed: connect ECONNREFUSED']);
    servers.before = () => undefined;
    await test.call('DeleteDBInstance', { ...SHOP, SkipFinalSnapshot: true });
    await test.settled();
    expect(test.service.store.document.instances).toEqual([]);
  }));

it('a replica that cannot be made has failed, its source is as before, and its seed goes with it', () =>
  withFakes(async (test, servers, databases) => {
    await create(test);
    const volumes = servers.snapshots.size;
    databases.before = (method) => {
      if (method === 'startReplication') throw new Error('no route to the source');
    };
    await test.call('CreateDBInstanceReadReplica', {
      DBInstanceIdentifier: 'r',
      SourceDBInstanceIdentifier: 'shop',
    });
    await test.settled();
    expect((await test.describe('r')).DBInstanceStatus).toBe('failed');
    expect((await test.describe('shop')).DBInstanceStatus).toBe('available');
    expect(test.events('r')).toEqual(['Creation of the read replica failed: no route to the source']);
    await test.call('DeleteDBInstance', { DBInstanceIdentifier: 'r', SkipFinalSnapshot: true });
    await test.settled();
    expect(servers.snapshots.size).toBe(volumes);
  }));

it('a snapshot that cannot be taken is not there, and the instance is as before', () =>
  withFakes(async (test, servers) => {
    await create(test);
    servers.before = (method) => {
      if (method === 'snapshot') throw new Error('no space left on device');
    };
    await test.call('CreateDBSnapshot', { ...SHOP, DBSnapshotIdentifier: 's' });
    await test.settled();
    expect((await test.describe('shop')).DBInstanceStatus).toBe('available');
    expect(test.service.store.document.snapshots.map(({ identifier }) => identifier)).not.toContain('s');
    expect(test.events('shop').at(-1)).toBe('Backup of the DB instance failed: no space left on device');
  }));

it('a server that stops by itself is started again, but not for ever', () =>
  withFakes(async (test, servers) => {
    await create(test);
    await test.jobs.resume();
    const id = test.resourceOf('shop');
    const crash = async () => {
      servers.crash(id);
      await expect
        .poll(() => test.service.store.document.instances[0]?.status, { timeout: 20_000 })
        .not.toBe('available');
      await test.settled();
    };
    await crash();
    expect(await servers.isRunning(id)).toBe(true);
    expect(test.events('shop').slice(-2)).toEqual([
      'DB instance stopped unexpectedly; recovery started',
      'Recovery of the DB instance is complete',
    ]);
    await crash();
    await crash();
    await crash();
    expect((await test.describe('shop')).DBInstanceStatus).toBe('failed');
    expect(await servers.isRunning(id)).toBe(false);
  }));

it('what was running runs again after the lab has been stopped, and what was stopped does not', () =>
  withFakes(async (test, servers) => {
    await create(test);
    await create(test, { DBInstanceIdentifier: 'idle' });
    await test.call('StopDBInstance', { DBInstanceIdentifier: 'idle' });
    await test.settled();
    const id = test.resourceOf('shop');
    await servers.stop(id);
    const told = test.events('shop').length;
    // Of a deletion that was not finished when the lab's memory of it had gone.
    await servers.prepareEmpty('db-NOBODYS');
    await test.jobs.resume();
    await test.settled();
    expect(await servers.isRunning(id)).toBe(true);
    expect(await servers.isRunning(test.resourceOf('idle'))).toBe(false);
    expect(await servers.list()).not.toContain('db-NOBODYS');
    expect(test.events('shop')).toHaveLength(told);
  }));

it('what replication does is told as it is, and its changes are events', () =>
  withFakes(async (test, _servers, databases) => {
    await create(test);
    await replicate(test, 'shop', 'r');
    const id = test.resourceOf('r');
    const info = async () => (await test.describe('r')).StatusInfos[0];
    expect(await info()).toEqual({ StatusType: 'read replication', Normal: true, Status: 'replicating' });
    const good = databases.replications.get(id);
    if (good === undefined) throw new Error('no replication');
    databases.replications.set(id, {
      ...good,
      applier: 'off',
      errorNumber: 1062,
      errorMessage: "Duplicate entry '1' for key 'PRIMARY'",
    });
    await expect.poll(info, { timeout: 20_000 }).toEqual({
      StatusType: 'read replication',
      Normal: false,
      Status: 'error',
      Message: "Duplicate entry '1' for key 'PRIMARY' (error 1062)",
    });
    expect(test.events('r').at(-1)).toBe(
      "Replication on the read replica stopped: Duplicate entry '1' for key 'PRIMARY'",
    );
    const asked = databases.calls.filter((call) => call.startsWith('replication')).length;
    await Promise.all(Array.from({ length: 50 }, info));
    for (let index = 0; index < 50; index += 1) await info();
    expect(databases.calls.filter((call) => call.startsWith('replication')).length - asked).toBeLessThan(2);
    databases.replications.set(id, { ...good, receiver: 'off', applier: 'off' });
    await expect.poll(async () => (await info())?.Status, { timeout: 20_000 }).toBe('stopped');
    databases.replications.set(id, { ...good, receiver: 'connecting' });
    await expect.poll(async () => (await info())?.Status, { timeout: 20_000 }).toBe('error');
    expect(test.events('r').at(-1)).toContain('Replication on the read replica stopped');
    databases.replications.set(id, good);
    await expect.poll(async () => (await info())?.Status, { timeout: 20_000 }).toBe('replicating');
    expect(test.events('r').at(-1)).toBe('Replication on the read replica resumed');
  }));

it('a source is deleted also when a replica of it is broken, which can be promoted when it is mended', () =>
  withFakes(async (test, servers) => {
    await create(test);
    await replicate(test, 'shop', 'r');
    servers.before = (method) => {
      if (method === 'start') throw new ServerFailed('r', 'a bad option');
    };
    await test.call('RebootDBInstance', { DBInstanceIdentifier: 'r' });
    await test.settled();
    expect((await test.describe('r')).StatusInfos).toMatchObject([{ Normal: false, Status: 'error' }]);
    await test.call('DeleteDBInstance', { ...SHOP, SkipFinalSnapshot: true });
    await test.settled();
    servers.before = () => undefined;
    expect((await test.describe('r')).DBInstanceStatus).toBe('incompatible-parameters');
    await test.call('RebootDBInstance', { DBInstanceIdentifier: 'r' });
    await test.settled();
    await test.call('PromoteReadReplica', { DBInstanceIdentifier: 'r' });
    await test.settled();
    expect(await test.describe('r')).toMatchObject({ DBInstanceStatus: 'available', StatusInfos: [] });
  }));
