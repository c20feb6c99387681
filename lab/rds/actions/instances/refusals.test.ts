import { describe, expect, it, vi } from 'vitest';
import type { RdsInput } from '../../../contract/rds.ts';
import { create, NEW_INSTANCE, replicate } from '../../lifecycle/scenarios.ts';
import { withFakes, type TestService } from '../../lifecycle/testing/test-service.ts';
import { AwsError } from '../../aws-error.ts';

vi.setConfig({ testTimeout: 30_000 });

async function refusal(test: TestService, action: string, input: RdsInput): Promise<string> {
  try {
    await test.call(action, input);
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'was not refused';
}

const SHOP = { DBInstanceIdentifier: 'shop' };

describe('a new instance', () => {
  it.each<[RdsInput, string]>([
    [
      { DBInstanceIdentifier: '1shop' },
      'InvalidParameterValue: The parameter DBInstanceIdentifier is not a valid',
    ],
    [
      { DBInstanceIdentifier: 'shop-' },
      'InvalidParameterValue: The parameter DBInstanceIdentifier is not a valid',
    ],
    [{ DBInstanceIdentifier: undefined }, 'MissingParameter: The request must contain the parameter DBInst'],
    [
      { AllocatedStorage: undefined },
      'MissingParameter: The request must contain the parameter AllocatedStorage.',
    ],
    [
      { AllocatedStorage: 10 },
      'InvalidParameterCombination: Invalid storage size for engine name mysql and storage type gp3: 10',
    ],
    [
      { MaxAllocatedStorage: 20 },
      'InvalidParameterCombination: Max storage size must be greater than storage size',
    ],
    [{ StorageType: 'io1' }, 'InvalidParameterValue: Invalid storage type: io1'],
    [{ Engine: 'postgres' }, 'InvalidParameterValue: Invalid DB engine: postgres'],
    [{ EngineVersion: '5.5.1' }, 'InvalidParameterCombination: Cannot find version 5.5.1 for mysql'],
    [{ DBInstanceClass: 'db.x99.huge' }, 'InvalidParameterValue: Invalid DB Instance class: db.x99.huge'],
    [{ MasterUsername: '1admin' }, 'InvalidParameterValue: MasterUsername must begin with a letter'],
    [
      { MasterUsername: 'a'.repeat(17) },
      'InvalidParameterValue: The parameter MasterUsername must have from 1 to 16',
    ],
    [
      { MasterUsername: 'select' },
      'InvalidParameterValue: MasterUsername select cannot be used as it is a reserved word used by the engine',
    ],
    [
      { MasterUsername: 'rdsadmin' },
      'InvalidParameterValue: MasterUsername rdsadmin cannot be used as it is a reserved word',
    ],
    [
      { MasterUserPassword: 'short' },
      'InvalidParameterValue: The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.',
    ],
    [
      { MasterUserPassword: 'x'.repeat(42) },
      'InvalidParameterValue: The parameter MasterUserPassword is not a valid password because it is longer than 41 characters.',
    ],
    [
      { MasterUserPassword: 'with@sign-in' },
      `InvalidParameterValue: The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.`,
    ],
    [
      { MasterUserPassword: 'with space-in' },
      'InvalidParameterValue: The parameter MasterUserPassword is not a valid password. Only',
    ],
    [
      { MasterUserPassword: '비밀번호입니다여덟' },
      'InvalidParameterValue: The parameter MasterUserPassword is not a valid password. Only',
    ],
    [
      { DBName: 'my-db' },
      'InvalidParameterValue: DBName must begin with a letter and contain only alphanumeric',
    ],
    [{ DBName: 'mysql' }, 'InvalidParameterValue: DBName mysql cannot be used as it is a reserved word'],
    [{ Port: 80 }, 'InvalidParameterValue: Invalid value 80 for Port'],
    [
      { BackupRetentionPeriod: 36 },
      'InvalidParameterValue: Invalid backup retention period: 36. Retention period must be between 0 and 35.',
    ],
    [{ BackupRetentionPeriod: -1 }, 'InvalidParameterValue: Invalid backup retention period: -1.'],
    [{ PreferredBackupWindow: '5:00-6:00' }, 'InvalidParameterValue: Invalid backup window'],
    [
      { PreferredBackupWindow: '05:00-05:10' },
      'InvalidParameterValue: The backup window must be at least 30 minutes.',
    ],
    [
      { PreferredBackupWindow: '05:00-06:00', PreferredMaintenanceWindow: 'sun:05:30-sun:06:30' },
      'InvalidParameterCombination: The backup window and maintenance window must not overlap.',
    ],
    [{ DBParameterGroupName: 'none' }, 'DBParameterGroupNotFound: DBParameterGroup not found: none'],
    [{ DBSubnetGroupName: 'none' }, `DBSubnetGroupNotFoundFault: DB subnet group 'none' does not exist.`],
    [
      { VpcSecurityGroupIds: ['sg-none'] },
      'InvalidParameterValue: Invalid security group , groupId= sg-none, groupName=.',
    ],
    [{ AvailabilityZone: 'us-east-1a' }, 'InvalidParameterValue: Invalid availability zone us-east-1a'],
    [{ MultiAZ: true }, 'InvalidParameterCombination: Replication Lab cannot run a standby'],
    [{ StorageEncrypted: 'true' }, 'InvalidParameterCombination: Replication Lab cannot encrypt'],
    [
      { MonitoringInterval: 60 },
      'InvalidParameterCombination: Replication Lab cannot do Enhanced Monitoring',
    ],
    [
      { ManageMasterUserPassword: true },
      'InvalidParameterCombination: Replication Lab cannot keep the password',
    ],
    [
      { LicenseModel: 'license-included' },
      'InvalidParameterCombination: Replication Lab cannot run MySQL under',
    ],
    [{ KmsKeyId: 'x' }, 'InvalidParameterValue: Replication Lab does not support the parameter KmsKeyId'],
  ])('is refused for %j', (wrong, expected) =>
    withFakes(async (test) => {
      expect(await refusal(test, 'CreateDBInstance', { ...NEW_INSTANCE, ...wrong })).toContain(expected);
      expect(test.service.store.document.instances).toEqual([]);
    }),
  );

  it('is taken with the values that ask for nothing, as clients send them', () =>
    withFakes(async (test) => {
      await create(test, {
        MultiAZ: 'false',
        StorageEncrypted: false,
        MonitoringInterval: 0,
        LicenseModel: 'general-public-license',
        EnableCloudwatchLogsExports: [],
        PreferredBackupWindow: '23:45-00:30',
        PreferredMaintenanceWindow: 'Sat:23:00-Sat:23:30',
      });
      expect((await test.describe('shop')).DBInstanceStatus).toBe('available');
    }));

  it('is refused while another has its name, or is getting it', () =>
    withFakes(async (test) => {
      const both = await Promise.all([
        refusal(test, 'CreateDBInstance', NEW_INSTANCE),
        refusal(test, 'CreateDBInstance', { ...NEW_INSTANCE, DBInstanceIdentifier: 'SHOP' }),
      ]);
      expect(both).toEqual(['was not refused', 'DBInstanceAlreadyExists: DB instance already exists']);
      await test.settled();
      await test.call('ModifyDBInstance', {
        ...SHOP,
        NewDBInstanceIdentifier: 'store',
        ApplyImmediately: true,
      });
      expect(
        await refusal(test, 'CreateDBInstance', { ...NEW_INSTANCE, DBInstanceIdentifier: 'store' }),
      ).toContain('DBInstanceAlreadyExists');
    }));

  it('is refused where there are twenty', () =>
    withFakes(async (test) => {
      for (let index = 0; index < 20; index += 1)
        await create(test, { DBInstanceIdentifier: `shop${index}` });
      expect(await refusal(test, 'CreateDBInstance', NEW_INSTANCE)).toBe(
        'InstanceQuotaExceeded: DB Instance quota exceeded',
      );
    }));

  it('beyond the memory of the lab, and one that would start again', () =>
    withFakes(async (test) => {
      await create(test, { BackupRetentionPeriod: 1 });
      await create(test, { DBInstanceIdentifier: 'stopped' });
      await test.call('StopDBInstance', { DBInstanceIdentifier: 'stopped' });
      await test.settled();
      test.service.servers.hasMemoryFor = () => Promise.resolve(false);
      const replica = { DBInstanceIdentifier: 'replica', SourceDBInstanceIdentifier: 'shop' };
      for (const [action, input] of [
        ['CreateDBInstance', { ...NEW_INSTANCE, DBInstanceIdentifier: 'more' }],
        ['CreateDBInstanceReadReplica', replica],
        ['StartDBInstance', { DBInstanceIdentifier: 'stopped' }],
      ] as const)
        expect(await refusal(test, action, input)).toContain('InsufficientDBInstanceCapacity: There is no');
    }));
});

describe('an instance', () => {
  it('that is not there is not found', () =>
    withFakes(async (test) => {
      for (const action of ['ModifyDBInstance', 'RebootDBInstance', 'StopDBInstance', 'DeleteDBInstance']) {
        expect(await refusal(test, action, SHOP)).toBe('DBInstanceNotFound: DBInstance shop not found.');
      }
    }));

  it('with a job under way takes no second one', () =>
    withFakes(async (test) => {
      await test.call('CreateDBInstance', NEW_INSTANCE);
      const replica = { DBInstanceIdentifier: 'r', SourceDBInstanceIdentifier: 'shop' };
      expect(await refusal(test, 'ModifyDBInstance', { ...SHOP, BackupRetentionPeriod: 2 })).toBe(
        'InvalidDBInstanceState: Database instance is not in available state.',
      );
      expect(await refusal(test, 'RebootDBInstance', SHOP)).toBe(
        'InvalidDBInstanceState: Instance cannot currently reboot due to an in-progress management operation.',
      );
      expect(await refusal(test, 'StopDBInstance', SHOP)).toBe(
        'InvalidDBInstanceState: Instance shop is not in available state.',
      );
      expect(await refusal(test, 'CreateDBInstanceReadReplica', replica)).toBe(
        'InvalidDBInstanceState: DB instance is not in the available state',
      );
      expect(await refusal(test, 'DeleteDBInstance', { ...SHOP, SkipFinalSnapshot: true })).toContain(
        'InvalidDBInstanceState: Instance shop is currently creating',
      );
      expect(await refusal(test, 'CreateDBSnapshot', { ...SHOP, DBSnapshotIdentifier: 's' })).toContain(
        'InvalidDBInstanceState: Cannot create a snapshot',
      );
      await test.settled();
      const two = ['RebootDBInstance', 'RebootDBInstance'].map((action) => refusal(test, action, SHOP));
      expect((await Promise.all(two))[1]).toContain('InvalidDBInstanceState');
    }));

  it('that is protected is not deleted, nor one without an answer about the final snapshot', () =>
    withFakes(async (test) => {
      await create(test, { DeletionProtection: true });
      expect(await refusal(test, 'DeleteDBInstance', { ...SHOP, SkipFinalSnapshot: true })).toBe(
        'InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.',
      );
      await test.call('ModifyDBInstance', { ...SHOP, DeletionProtection: false });
      expect(await refusal(test, 'DeleteDBInstance', SHOP)).toBe(
        'InvalidParameterCombination: FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
      );
      expect(
        await refusal(test, 'DeleteDBInstance', {
          ...SHOP,
          SkipFinalSnapshot: true,
          FinalDBSnapshotIdentifier: 'f',
        }),
      ).toContain('InvalidParameterCombination: FinalDBSnapshotIdentifier can not be specified');
      await test.call('CreateDBSnapshot', { ...SHOP, DBSnapshotIdentifier: 'taken' });
      await test.settled();
      expect(
        await refusal(test, 'DeleteDBInstance', { ...SHOP, FinalDBSnapshotIdentifier: 'taken' }),
      ).toContain(
        'DBSnapshotAlreadyExists: Cannot create the snapshot because a snapshot with the identifier taken already exists.',
      );
      await test.call('DeleteDBInstance', { ...SHOP, SkipFinalSnapshot: true });
      expect(await refusal(test, 'DeleteDBInstance', { ...SHOP, SkipFinalSnapshot: true })).toBe(
        'InvalidDBInstanceState: Instance shop is already being deleted.',
      );
    }));

  it('is not made smaller, not downgraded, not failed over', () =>
    withFakes(async (test) => {
      await create(test, { AllocatedStorage: 100 });
      const modify = (change: RdsInput) => refusal(test, 'ModifyDBInstance', { ...SHOP, ...change });
      expect(await modify({ AllocatedStorage: 50 })).toContain(
        'InvalidParameterCombination: Invalid storage size: 50',
      );
      expect(await modify({ AllocatedStorage: 105 })).toContain('at least 10 percent');
      expect(await modify({ EngineVersion: '8.4.8' })).toBe(
        'InvalidParameterCombination: Cannot upgrade mysql from 8.4.9 to 8.4.8',
      );
      expect(await refusal(test, 'RebootDBInstance', { ...SHOP, ForceFailover: true })).toContain(
        'InvalidParameterCombination: ForceFailover cannot be specified',
      );
      expect(await refusal(test, 'StartDBInstance', SHOP)).toBe(
        'InvalidDBInstanceState: Instance shop is not stopped.',
      );
    }));
});

describe('a replica', () => {
  it('needs a source with backups, and its source keeps them', () =>
    withFakes(async (test) => {
      await create(test, { BackupRetentionPeriod: 0 });
      const replica = { DBInstanceIdentifier: 'r', SourceDBInstanceIdentifier: 'shop' };
      expect(await refusal(test, 'CreateDBInstanceReadReplica', replica)).toBe(
        'InvalidDBInstanceState: Automated backups are not enabled for this database instance. To enable automated ' +
          'backups, use ModifyDBInstance to set the backup retention period to a non-zero value.',
      );
      await test.call('ModifyDBInstance', { ...SHOP, BackupRetentionPeriod: 7, ApplyImmediately: true });
      await test.settled();
      await replicate(test, 'shop', 'r');
      expect(
        await refusal(test, 'ModifyDBInstance', {
          ...SHOP,
          BackupRetentionPeriod: 0,
          ApplyImmediately: true,
        }),
      ).toContain('InvalidParameterCombination: Backups cannot be turned off');
      expect(await refusal(test, 'StopDBInstance', SHOP)).toContain(
        'InvalidDBInstanceState: Cannot stop or start',
      );
      expect(await refusal(test, 'StopDBInstance', { DBInstanceIdentifier: 'r' })).toBe(
        'InvalidDBInstanceState: Cannot stop or start a Read-Replica instance',
      );
      expect(
        await refusal(test, 'DeleteDBInstance', {
          DBInstanceIdentifier: 'r',
          FinalDBSnapshotIdentifier: 'f',
        }),
      ).toBe(
        'InvalidParameterCombination: FinalDBSnapshotIdentifier can not be specified when deleting a replica instance',
      );
      expect(await refusal(test, 'PromoteReadReplica', SHOP)).toBe(
        'InvalidDBInstanceState: DB Instance shop is not a read replica.',
      );
    }));

  it('is refused while the source is being read for another', () =>
    withFakes(async (test) => {
      await create(test);
      const replicas = ['r1', 'r2'].map((name) =>
        refusal(test, 'CreateDBInstanceReadReplica', {
          DBInstanceIdentifier: name,
          SourceDBInstanceIdentifier: 'shop',
        }),
      );
      expect(await Promise.all(replicas)).toEqual([
        'was not refused',
        'InvalidDBInstanceState: DB instance is not in the available state',
      ]);
    }));

  it('is the third below its source at most', () =>
    withFakes(async (test) => {
      await create(test);
      for (const [source, name] of [
        ['shop', 'r1'],
        ['r1', 'r2'],
        ['r2', 'r3'],
      ] as const) {
        await replicate(test, source, name);
        await test.call('ModifyDBInstance', {
          DBInstanceIdentifier: name,
          BackupRetentionPeriod: 1,
          ApplyImmediately: true,
        });
        await test.settled();
      }
      expect(
        await refusal(test, 'CreateDBInstanceReadReplica', {
          DBInstanceIdentifier: 'r4',
          SourceDBInstanceIdentifier: 'r3',
        }),
      ).toContain('end of a chain of 3 read replicas');
    }));

  it('is not promoted while it is backing up', () =>
    withFakes(async (test, servers) => {
      await create(test);
      await replicate(test, 'shop', 'r');
      const backup = Promise.withResolvers<void>();
      servers.before = (method) => (method === 'snapshot' ? backup.promise : undefined);
      await test.call('CreateDBSnapshot', { DBInstanceIdentifier: 'r', DBSnapshotIdentifier: 's' });
      expect((await test.describe('r')).DBInstanceStatus).toBe('backing-up');
      expect(await refusal(test, 'PromoteReadReplica', { DBInstanceIdentifier: 'r' })).toContain(
        'InvalidDBInstanceState',
      );
      backup.resolve();
      await test.settled();
    }));
});
