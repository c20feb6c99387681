import { expect, test } from 'vitest';
import { groupCommands, groupInput, ruleInput } from './commands.ts';
import { createInput } from './create-input.ts';
import { newForm, withTemplate } from './form.ts';
import { formOf } from './instance-form.ts';
import { replicaForm, replicaInput } from './replica-form.ts';
import { offer, shop } from './testing.ts';

const sandbox = withTemplate({ ...newForm(offer), identifier: 'mine' }, 'sandbox', offer);
const input = (change: Partial<typeof sandbox> = {}, groups: readonly string[] = ['sg-default']) =>
  createInput({ ...sandbox, ...change }, offer, { password: 'secret-1', groups });

test('what must be said is said, and of the rest only what differs from the API’s own defaults', () => {
  expect(input()).toEqual({
    DBInstanceIdentifier: 'mine',
    Engine: 'mysql',
    DBInstanceClass: 'db.t4g.micro',
    AllocatedStorage: 20,
    MaxAllocatedStorage: 1000,
    MasterUsername: 'admin',
    MasterUserPassword: 'secret-1',
    PubliclyAccessible: false,
    CopyTagsToSnapshot: true,
  });
});

test('every field of the form reaches the API', () => {
  const everything = input(
    {
      version: '8.4.8',
      storageType: 'gp2',
      autoscaling: false,
      database: 'bookstore',
      publicAccess: true,
      zone: 'ap-northeast-2b',
      port: '3310',
      parameterGroup: 'shop-params',
      retention: '35',
      backupWindow: 'chosen',
      backupStart: '23:45',
      copyTags: false,
      autoMinor: false,
      maintenanceWindow: 'chosen',
      maintenanceDay: 'sat',
      maintenanceStart: '23:30',
      maintenanceHours: '1',
      deletionProtection: true,
    },
    ['sg-default', 'sg-shop'],
  );
  expect(everything).toMatchObject({
    EngineVersion: '8.4.8',
    StorageType: 'gp2',
    DBName: 'bookstore',
    PubliclyAccessible: true,
    AvailabilityZone: 'ap-northeast-2b',
    Port: 3310,
    DBParameterGroupName: 'shop-params',
    BackupRetentionPeriod: 35,
    PreferredBackupWindow: '23:45-00:15',
    PreferredMaintenanceWindow: 'sat:23:30-sun:00:30',
    AutoMinorVersionUpgrade: false,
    DeletionProtection: true,
    VpcSecurityGroupIds: ['sg-default', 'sg-shop'],
  });
  expect(everything).not.toHaveProperty('MaxAllocatedStorage');
  expect(everything).not.toHaveProperty('CopyTagsToSnapshot');
});

test('a number that is still being typed is left out', () => {
  expect(input({ storage: '2x' })).not.toHaveProperty('AllocatedStorage');
});

test('without backups the retention is 0 and no window is asked for', () => {
  const without = input({ backups: false, backupWindow: 'chosen' });
  expect(without).toMatchObject({ BackupRetentionPeriod: 0 });
  expect(without).not.toHaveProperty('PreferredBackupWindow');
});

test('a new security group is made, opened for the learner’s address and the form’s port, and used', () => {
  const form = { ...sandbox, firewall: 'new' as const, newGroup: 'mine-sg', port: '3310' };
  expect(groupInput(form, offer)).toMatchObject({ GroupName: 'mine-sg', VpcId: 'vpc-1' });
  expect(ruleInput(form, 'sg-1')).toEqual({
    GroupId: 'sg-1',
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: 3310, ToPort: 3310, IpRanges: [{ CidrIp: '203.0.113.10/32' }] },
    ],
  });
  const [create, authorize] = groupCommands(form, offer);
  expect(create).toContain('aws ec2 create-security-group');
  expect(authorize).toContain('--protocol tcp');
  expect(authorize).toContain('--port 3310');
  expect(authorize).toContain('--cidr 203.0.113.10/32');
  expect(groupCommands(sandbox, offer)).toEqual([]);
});

test('a replica says its name, its source, and what differs from the source', () => {
  const source = formOf(shop, offer);
  const form = replicaForm(shop, offer);
  expect(replicaInput({ ...form, copyTags: false }, source, form.groups)).toEqual({
    DBInstanceIdentifier: 'shop-replica',
    SourceDBInstanceIdentifier: 'shop',
  });
  expect(
    replicaInput({ ...form, publicAccess: true, instanceClass: 'db.m6g.large' }, source, ['sg-shop']),
  ).toMatchObject({
    PubliclyAccessible: true,
    DBInstanceClass: 'db.m6g.large',
    VpcSecurityGroupIds: ['sg-shop'],
  });
});

test('a replica’s name is one that is free', () => {
  const taken = ['shop', 'shop-replica', 'shop-replica-2'];
  expect(replicaForm(shop, { ...offer, taken }).identifier).toBe('shop-replica-3');
});
