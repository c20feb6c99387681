import { expect } from 'vitest';
import type { RdsInput } from '../../contract/rds.ts';
import type { TestService } from './testing/test-service.ts';

/** What an instance lives through, the same over remembered and over real servers. */
export const NEW_INSTANCE: RdsInput = {
  DBInstanceIdentifier: 'shop',
  DBInstanceClass: 'db.t3.micro',
  Engine: 'mysql',
  AllocatedStorage: 20,
  MasterUsername: 'admin',
  MasterUserPassword: 'correct-horse',
  DBName: 'shop',
};

export async function create(test: TestService, more: RdsInput = {}): Promise<void> {
  const { DBInstanceIdentifier } = await test.instance('CreateDBInstance', { ...NEW_INSTANCE, ...more });
  await test.settled();
  await requireAvailable(test, DBInstanceIdentifier);
}

export async function replicate(test: TestService, source: string, replica: string): Promise<void> {
  await test.call('CreateDBInstanceReadReplica', {
    DBInstanceIdentifier: replica,
    SourceDBInstanceIdentifier: source,
  });
  await test.settled();
  await requireAvailable(test, replica);
}

/** Says with the events why it is not. */
async function requireAvailable(test: TestService, identifier: string): Promise<void> {
  const { DBInstanceStatus } = await test.describe(identifier);
  if (DBInstanceStatus !== 'available') {
    throw new Error(`${identifier} is ${DBInstanceStatus}: ${test.events(identifier).join('; ')}`);
  }
}

export type Scenario = { name: string; play: (test: TestService) => Promise<void> };

export const scenarios: Scenario[] = [
  {
    name: 'an instance is created, backed up, and available with an endpoint',
    play: async (test) => {
      const statuses = await test.statuses('shop', async () => {
        const begun = await test.instance('CreateDBInstance', NEW_INSTANCE);
        expect(begun).toMatchObject({
          DBInstanceStatus: 'creating',
          BackupRetentionPeriod: 1,
          StorageType: 'gp3',
          PubliclyAccessible: true,
          DBParameterGroups: [{ DBParameterGroupName: 'default.mysql8.4' }],
        });
        expect(begun.Endpoint).toBeUndefined();
      });
      expect(statuses).toEqual(['creating', 'backing-up', 'available']);
      const made = await test.describe('shop');
      expect(made.Endpoint?.Address).toMatch(/^shop\..*\.rds\.amazonaws\.com$/);
      expect(made.LatestRestorableTime).toBeDefined();
      expect(test.events('shop')).toEqual([
        'DB instance created',
        'Backing up DB instance',
        'Finished DB instance backup',
      ]);
    },
  },
  {
    name: 'stop and start, reboot',
    play: async (test) => {
      await create(test, { BackupRetentionPeriod: 0 });
      const on = { DBInstanceIdentifier: 'shop' };
      expect(await test.statuses('shop', () => test.call('StopDBInstance', on))).toEqual([
        'stopping',
        'stopped',
      ]);
      expect(await test.service.servers.isRunning(test.resourceOf('shop'))).toBe(false);
      expect(await test.statuses('shop', () => test.call('StartDBInstance', on))).toEqual([
        'starting',
        'available',
      ]);
      expect(await test.service.servers.isRunning(test.resourceOf('shop'))).toBe(true);
      expect(await test.statuses('shop', () => test.call('RebootDBInstance', on))).toEqual([
        'rebooting',
        'available',
      ]);
    },
  },
  {
    name: 'a replica replicates, is promoted, and writes on its own',
    play: async (test) => {
      await create(test);
      const statuses = await test.statuses('shop', () => replicate(test, 'shop', 'shop-replica'));
      expect(statuses).toEqual(['modifying', 'backing-up', 'available']);
      const replica = await test.describe('shop-replica');
      expect(replica).toMatchObject({
        DBInstanceStatus: 'available',
        BackupRetentionPeriod: 0,
        ReadReplicaSourceDBInstanceIdentifier: 'shop',
      });
      await expect
        .poll(async () => (await test.describe('shop-replica')).StatusInfos[0]?.Status, { timeout: 20_000 })
        .toBe('replicating');
      expect((await test.describe('shop')).ReadReplicaDBInstanceIdentifiers).toEqual(['shop-replica']);
      const promoted = await test.statuses('shop-replica', () =>
        test.call('PromoteReadReplica', { DBInstanceIdentifier: 'shop-replica' }),
      );
      expect(promoted).toEqual(['modifying', 'rebooting', 'backing-up', 'available']);
      const now = await test.describe('shop-replica');
      expect(now.StatusInfos).toEqual([]);
      expect(now.ReadReplicaSourceDBInstanceIdentifier).toBeUndefined();
      expect(now.BackupRetentionPeriod).toBe(1);
      expect((await test.describe('shop')).ReadReplicaDBInstanceIdentifiers).toEqual([]);
    },
  },
  {
    name: 'deleting a source promotes its replicas, and leaves the final snapshot, from which one is restored',
    play: async (test) => {
      await create(test);
      await replicate(test, 'shop', 'shop-replica');
      const statuses = await test.statuses('shop', () =>
        test.call('DeleteDBInstance', { DBInstanceIdentifier: 'shop', FinalDBSnapshotIdentifier: 'last' }),
      );
      expect(statuses).toEqual(['deleting', 'gone']);
      await expect(test.describe('shop')).rejects.toThrow('DBInstance shop not found.');
      const left = await test.describe('shop-replica');
      expect(left.DBInstanceStatus).toBe('available');
      expect(left.ReadReplicaSourceDBInstanceIdentifier).toBeUndefined();
      const { snapshots } = test.service.store.document;
      expect(snapshots).toMatchObject([{ identifier: 'last', type: 'manual', status: 'available' }]);
      await test.call('RestoreDBInstanceFromDBSnapshot', {
        DBInstanceIdentifier: 'again',
        DBSnapshotIdentifier: 'last',
      });
      await test.settled();
      expect((await test.describe('again')).DBInstanceStatus).toBe('available');
    },
  },
  {
    name: 'a rename, a new password and backups off at once',
    play: async (test) => {
      await create(test);
      const statuses = await test.statuses('shop', () =>
        test.call('ModifyDBInstance', {
          DBInstanceIdentifier: 'shop',
          NewDBInstanceIdentifier: 'store',
          MasterUserPassword: 'battery-staple',
          BackupRetentionPeriod: 0,
          ApplyImmediately: true,
        }),
      );
      expect(statuses).toEqual([
        'modifying',
        'resetting-master-credentials',
        'renaming',
        'rebooting',
        'available',
      ]);
      const now = await test.describe('store');
      expect(now.Endpoint?.Address).toMatch(/^store\./);
      expect(now.BackupRetentionPeriod).toBe(0);
      expect(now.PendingModifiedValues).toEqual({});
      expect(now.LatestRestorableTime).toBeUndefined();
      expect(test.service.store.document.snapshots).toEqual([]);
    },
  },
];
