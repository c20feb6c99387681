import { describe, expect, test } from 'vitest';
import type { CheckView, RdsView } from '../lab/contract/check.ts';
import type { DBInstance } from '../lab/contract/rds.ts';
import { admits, askInstance, notAvailable, parameterGroup, securityGroup, unset } from './rds-state.ts';

const absent = () => Promise.reject(new Error('not asked in these tests'));

/** A lab whose RDS answers as it is told to. */
function rds(answers: Partial<RdsView>): CheckView {
  return {
    container: absent,
    containers: absent,
    volumes: absent,
    networks: absent,
    images: absent,
    logs: absent,
    file: absent,
    sql: absent,
    rds: { instances: absent, instance: absent, describe: absent, sql: absent, ...answers },
  };
}

const described = (answer: Record<string, unknown> | undefined) =>
  rds({ describe: () => Promise.resolve(answer) });

const instance = (DBInstanceStatus: string): DBInstance => ({
  DBInstanceIdentifier: 'shop',
  DbiResourceId: 'db-A',
  DBInstanceArn: 'arn:aws:rds:ap-northeast-2:123456789012:db:shop',
  DBInstanceStatus,
  DBInstanceClass: 'db.t3.micro',
  Engine: 'mysql',
  EngineVersion: '8.4.9',
  MasterUsername: 'admin',
  AllocatedStorage: 20,
  StorageType: 'gp3',
  BackupRetentionPeriod: 1,
  PubliclyAccessible: false,
  DeletionProtection: false,
  MultiAZ: false,
  VpcSecurityGroups: [],
  DBParameterGroups: [],
  PendingModifiedValues: {},
  ReadReplicaDBInstanceIdentifiers: [],
  StatusInfos: [],
  TagList: [],
});

describe('an instance', () => {
  test('that is not there is named', async () => {
    const lab = rds({ instance: () => Promise.resolve(undefined) });
    expect(await notAvailable(lab, 'shop')).toEqual({ reason: 'instance-missing', values: { name: 'shop' } });
  });

  test('that is being created is told with its status', async () => {
    const lab = rds({ instance: () => Promise.resolve(instance('creating')) });
    expect(await notAvailable(lab, 'shop')).toEqual({
      reason: 'instance-not-available',
      values: { name: 'shop', status: 'creating' },
    });
  });

  test('that is available has nothing against it', async () => {
    const lab = rds({ instance: () => Promise.resolve(instance('available')) });
    expect(await notAvailable(lab, 'shop')).toBeUndefined();
  });

  test('answers one value, and nothing as empty text', async () => {
    const rows = [{ value: '24' }];
    expect(await askInstance(rds({ sql: () => Promise.resolve(rows) }), 'shop', 'SELECT')).toBe('24');
    expect(await askInstance(rds({ sql: () => Promise.resolve([{ value: null }]) }), 'shop', 'SELECT')).toBe(
      '',
    );
    expect(await askInstance(rds({ sql: () => Promise.resolve([]) }), 'shop', 'SELECT')).toBe('');
  });
});

describe('a parameter group', () => {
  test('that AWS does not find is undefined', async () => {
    expect(await parameterGroup(described(undefined), 'shop-params')).toBeUndefined();
  });

  test('with another value, or none, says which', async () => {
    const lab = described({ Parameters: [{ ParameterName: 'max_connections', ParameterValue: '50' }] });
    const values = { parameter: 'max_connections', wanted: '60', value: '50' };
    expect(await unset(lab, 'shop-params', 'max_connections', '60')).toEqual({
      reason: 'parameter-unset',
      values,
    });
    expect(await unset(described({ Parameters: [] }), 'shop-params', 'max_connections', '60')).toEqual({
      reason: 'parameter-unset',
      values: { ...values, value: '-' },
    });
    expect(await unset(lab, 'shop-params', 'max_connections', '50')).toBeUndefined();
  });
});

const group = (...IpPermissions: Record<string, unknown>[]) =>
  described({ SecurityGroups: [{ GroupId: 'sg-1', IpPermissions }] });
const one = async (lab: CheckView) => {
  const found = await securityGroup(lab, 'shop-db');
  if (!found) throw new Error('the group was described');
  return found;
};

describe('a security group', () => {
  test('without rules admits nobody', async () => {
    expect(admits(await one(group()), 3306)).toBe(false);
  });

  test('admits at the ports of its rules only', async () => {
    const found = await one(group({ FromPort: 3000, ToPort: 3305, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }));
    expect(admits(found, 3305)).toBe(true);
    expect(admits(found, 3306)).toBe(false);
  });

  test('whose rule has no source admits nobody', async () => {
    expect(admits(await one(group({ FromPort: 3306, ToPort: 3306, IpRanges: [] })), 3306)).toBe(false);
  });

  test('tells one CIDR from another, and a group from both', async () => {
    const rule = { FromPort: 3306, ToPort: 3306 };
    const byAddress = await one(group({ ...rule, IpRanges: [{ CidrIp: '172.17.0.0/16' }] }));
    expect(admits(byAddress, 3306, '172.17.0.0/16')).toBe(true);
    expect(admits(byAddress, 3306, '203.0.113.10/32')).toBe(false);
    const byGroup = await one(group({ ...rule, UserIdGroupPairs: [{ GroupId: 'sg-2' }] }));
    expect(admits(byGroup, 3306)).toBe(true);
    expect(admits(byGroup, 3306, '203.0.113.10/32')).toBe(false);
  });
});
