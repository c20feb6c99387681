import { describe, expect, it } from 'vitest';
import type { RdsInput } from '../../contract/rds.ts';
import { create, NEW_INSTANCE, replicate } from './scenarios.ts';
import { TestService, withFakes } from './testing/test-service.ts';

type Case = { action: string; input: RdsInput; before: (test: TestService) => Promise<void>; end: string };

const SHOP = { DBInstanceIdentifier: 'shop' };
const withReplica = async (test: TestService) => {
  await create(test);
  await replicate(test, 'shop', 'r');
};

const cases: Case[] = [
  { action: 'CreateDBInstance', input: NEW_INSTANCE, before: () => Promise.resolve(), end: 'available' },
  {
    action: 'CreateDBInstanceReadReplica',
    input: { DBInstanceIdentifier: 'r', SourceDBInstanceIdentifier: 'shop' },
    before: (test) => create(test),
    end: 'available',
  },
  {
    action: 'PromoteReadReplica',
    input: { DBInstanceIdentifier: 'r' },
    before: withReplica,
    end: 'available',
  },
  { action: 'RebootDBInstance', input: SHOP, before: withReplica, end: 'available' },
  { action: 'StopDBInstance', input: SHOP, before: (test) => create(test), end: 'stopped' },
  {
    action: 'ModifyDBInstance',
    input: {
      ...SHOP,
      NewDBInstanceIdentifier: 'store',
      MasterUserPassword: 'battery-staple',
      DBInstanceClass: 'db.t3.small',
      BackupRetentionPeriod: 3,
      ApplyImmediately: true,
    },
    before: (test) => create(test, { BackupRetentionPeriod: 0 }),
    end: 'available',
  },
  {
    action: 'DeleteDBInstance',
    input: { ...SHOP, FinalDBSnapshotIdentifier: 'last' },
    before: withReplica,
    end: 'gone',
  },
];

describe('a lab that is killed in the middle of a job', () => {
  it.each(cases)('goes on with $action from wherever it was', { timeout: 60_000 }, async (each) => {
    // The kill comes at the n-th piece of work: before it is done, or when it is done and nobody has been told.
    let pieces = 0;
    while (await killAt(pieces, false, each)) pieces += 1;
    for (let at = 0; at < pieces; at += 1) await killAt(at, true, each);
    expect(pieces).toBeGreaterThan(0);
  });
});

/** Answers whether the job was still under way at that moment. */
async function killAt(at: number, done: boolean, { action, input, before, end }: Case): Promise<boolean> {
  let died = false;
  await withFakes(async (test, servers, databases, directory) => {
    await before(test);
    const dead = Promise.withResolvers<void>();
    const mortal = { ...test.service };
    let count = -1;
    const kills = async (work: () => Promise<unknown>): Promise<unknown> => {
      if (!died) count += 1;
      if (died) return new Promise(() => undefined);
      if (count !== at) return work();
      died = true;
      if (done) await work();
      dead.resolve();
      return new Promise(() => undefined);
    };
    const first = new TestService({
      ...mortal,
      servers: dying(servers, kills),
      databases: dying(databases, kills),
    });
    await first.call(action, input);
    const resourceId = first.resourceOf(String(input['DBInstanceIdentifier']));
    await Promise.race([dead.promise, first.settled()]);
    await test.service.store.saved();

    const next = await TestService.open({ servers, databases }, directory);
    await next.jobs.resume();
    await next.settled();
    const { instances, snapshots } = next.service.store.document;
    expect(instances.find((each) => each.resourceId === resourceId)?.status ?? 'gone').toBe(end);
    expect(instances.filter(({ status }) => !['available', 'stopped'].includes(status))).toEqual([]);
    expect(snapshots.filter(({ status }) => status !== 'available')).toEqual([]);
    // Nothing is left behind on the engine, and nothing is missing.
    expect([...servers.servers.keys()].sort()).toEqual(instances.map((each) => each.resourceId).sort());
    expect([...servers.snapshots.keys()].sort()).toEqual(snapshots.map(({ volume }) => volume).sort());
    for (const { resourceId: each, status } of instances) {
      expect(servers.servers.get(each)?.running).toBe(status === 'available');
    }
    await next.jobs.close();
    await next.service.store.saved();
  });
  return died;
}

/** The methods that work on a server, each handed to whoever decides whether the process is still there. */
const WORK = new Set(
  'prepareEmpty prepareFrom start stop remove snapshot removeSnapshot reach setUp setUpCopy resetMasterPassword startReplication endReplication'.split(
    ' ',
  ),
);

function dying<Part extends object>(
  part: Part,
  kills: (work: () => Promise<unknown>) => Promise<unknown>,
): Part {
  return new Proxy(part, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      if (!WORK.has(String(name))) return member.bind(target);
      return (...inputs: unknown[]) => kills(() => Reflect.apply(member, target, inputs));
    },
  });
}
