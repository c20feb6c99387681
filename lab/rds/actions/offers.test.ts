import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LabCalls, openLabCalls } from './testing/lab-calls.ts';

let lab: LabCalls;

beforeEach(async () => {
  lab = await openLabCalls();
});

afterEach(() => lab.close());

const versions = async (input: Record<string, unknown>) => {
  const { DBEngineVersions } = await lab.call('DescribeDBEngineVersions', input);
  return (DBEngineVersions as { EngineVersion: string }[]).map((each) => each.EngineVersion);
};

describe('what is on offer', () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{ Engine: 'mysql' }, ['8.4.8', '8.4.9']],
    [{ Engine: 'postgres' }, []],
    [{ DefaultOnly: true }, ['8.4.9']],
    [{ EngineVersion: '8.4' }, ['8.4.8', '8.4.9']],
    [{ EngineVersion: '8.4.8' }, ['8.4.8']],
    [{ DBParameterGroupFamily: 'mysql8.0' }, []],
    [{ Filters: [{ Name: 'engine-version', Values: ['8.4.9'] }] }, ['8.4.9']],
  ])('versions for %j', async (input, expected) => {
    expect(await versions(input)).toEqual(expected);
  });

  it('says what really runs', async () => {
    expect(await lab.call('DescribeDBEngineVersions', { DefaultOnly: true })).toMatchObject({
      DBEngineVersions: [{ DBEngineVersionDescription: expect.stringContaining('mysql:9.7') }],
    });
  });

  it('classes, for a version and with each kind of storage', async () => {
    const { OrderableDBInstanceOptions: options } = await lab.call('DescribeOrderableDBInstanceOptions', {
      Engine: 'mysql',
      EngineVersion: '8.4.9',
      DBInstanceClass: 'db.t3.micro',
    });
    expect(options).toMatchObject([{ StorageType: 'gp3' }, { StorageType: 'gp2' }]);
    expect(await lab.refusal('DescribeOrderableDBInstanceOptions', { Engine: 'oracle-ee' })).toMatch(
      /^InvalidParameterValue/,
    );
  });
});
