import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arnOf } from '../state/account.ts';
import { instanceRecord, type LabCalls, openLabCalls } from './testing/lab-calls.ts';

let lab: LabCalls;

beforeEach(async () => {
  lab = await openLabCalls();
});

afterEach(() => lab.close());

const names = async (input: Record<string, unknown>) => {
  const { DBSnapshots } = await lab.call('DescribeDBSnapshots', input);
  return (DBSnapshots as { DBSnapshotIdentifier: string }[]).map((each) => each.DBSnapshotIdentifier);
};
const snapshot = (identifier: string, of: string, type: 'manual' | 'automated') => ({
  identifier,
  volume: identifier,
  type,
  status: 'available' as const,
  createdAt: 1,
  bytes: 1,
  of: instanceRecord(of),
  tags: [],
});

describe('snapshots', () => {
  beforeEach(async () => {
    await lab.addInstance('shop');
    lab.store.change((document) =>
      document.snapshots.push(
        snapshot('rds:shop-1', 'shop', 'automated'),
        snapshot('shop-2', 'shop', 'manual'),
        snapshot('gone-1', 'gone', 'manual'),
      ),
    );
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{}, ['rds:shop-1', 'shop-2', 'gone-1']],
    [{ SnapshotType: 'manual' }, ['shop-2', 'gone-1']],
    [{ SnapshotType: 'shared' }, []],
    [{ DBInstanceIdentifier: 'Shop' }, ['rds:shop-1', 'shop-2']],
    [{ DBInstanceIdentifier: arnOf('db', 'shop'), SnapshotType: 'automated' }, ['rds:shop-1']],
    [{ DBInstanceIdentifier: 'gone' }, ['gone-1']],
    [{ DBSnapshotIdentifier: 'rds:shop-1' }, ['rds:shop-1']],
    [{ DbiResourceId: 'db-GONE' }, ['gone-1']],
    [{ Filters: [{ Name: 'snapshot-type', Values: ['automated'] }] }, ['rds:shop-1']],
    [{ Filters: [{ Name: 'db-instance-id', Values: ['gone', 'other'] }] }, ['gone-1']],
  ])('%j', async (input, expected) => {
    expect(await names(input)).toEqual(expected);
  });

  it('that never were are an error', async () => {
    expect(await lab.refusal('DescribeDBSnapshots', { DBSnapshotIdentifier: 'x' })).toMatch(
      /^DBSnapshotNotFound/,
    );
    expect(await lab.refusal('DescribeDBSnapshots', { DBInstanceIdentifier: 'x' })).toMatch(
      /^DBInstanceNotFound/,
    );
  });
});
