import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SUBNETS } from '../state/account.ts';
import { type LabCalls, openLabCalls } from './testing/lab-calls.ts';

let lab: LabCalls;

beforeEach(async () => {
  lab = await openLabCalls();
});

afterEach(() => lab.close());

describe('subnet groups', () => {
  const ids = SUBNETS.map(({ id }) => id);
  const make = (more: Record<string, unknown> = {}) => ({
    DBSubnetGroupName: 'Mine',
    DBSubnetGroupDescription: 'x',
    SubnetIds: ids.slice(0, 2),
    ...more,
  });

  it('are made, changed, shown and removed', async () => {
    expect(await lab.call('CreateDBSubnetGroup', make())).toMatchObject({
      DBSubnetGroup: { DBSubnetGroupName: 'mine', SubnetGroupStatus: 'Complete', Subnets: [{}, {}] },
    });
    await lab.call('ModifyDBSubnetGroup', { DBSubnetGroupName: 'mine', SubnetIds: ids });
    const { DBSubnetGroups } = await lab.call('DescribeDBSubnetGroups', { DBSubnetGroupName: 'mine' });
    expect(DBSubnetGroups).toMatchObject([{ DBSubnetGroupDescription: 'x', Subnets: [{}, {}, {}] }]);
    await lab.call('DeleteDBSubnetGroup', { DBSubnetGroupName: 'mine' });
    expect(await lab.refusal('DescribeDBSubnetGroups', { DBSubnetGroupName: 'mine' })).toBe(
      "DBSubnetGroupNotFoundFault: DB subnet group 'mine' does not exist.",
    );
  });

  it.each<[Record<string, unknown>, string]>([
    [
      { DBSubnetGroupName: 'default' },
      "DBSubnetGroupAlreadyExists: The DB subnet group 'default' already exists.",
    ],
    [{ SubnetIds: [ids[0], ids[0]] }, 'DBSubnetGroupDoesNotCoverEnoughAZs'],
    [{ SubnetIds: [ids[0], 'subnet-x'] }, 'InvalidSubnet: Some input subnets in :[subnet-x] are invalid.'],
    [{ DBSubnetGroupName: 'a/b' }, 'may have only letters'],
  ])('are not made with %j', async (input, words) => {
    expect(await lab.refusal('CreateDBSubnetGroup', make(input))).toContain(words);
  });

  it('stay while an instance is in them, and keep its zone', async () => {
    await lab.call('CreateDBSubnetGroup', make());
    await lab.addInstance('shop', { subnetGroup: 'mine' });
    expect(await lab.refusal('DeleteDBSubnetGroup', { DBSubnetGroupName: 'mine' })).toMatch(
      /^InvalidDBSubnetGroupStateFault: Cannot delete the subnet group 'mine' .*shop is still using it/,
    );
    expect(
      await lab.refusal('ModifyDBSubnetGroup', { DBSubnetGroupName: 'mine', SubnetIds: ids.slice(1) }),
    ).toMatch(/^InvalidDBSubnetGroupStateFault/);
    expect(await lab.refusal('DeleteDBSubnetGroup', { DBSubnetGroupName: 'default' })).toMatch(
      /^InvalidDBSubnetGroupStateFault/,
    );
  });
});
