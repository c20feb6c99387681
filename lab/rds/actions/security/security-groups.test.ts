import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SECURITY_GROUP } from '../../state/initial.ts';
import { type LabCalls, openLabCalls } from '../testing/lab-calls.ts';
import { membersOf } from './members.ts';
import { partsOf } from './subnet-blocks.ts';

let lab: LabCalls;
let id: string;

beforeEach(async () => {
  lab = await openLabCalls();
  const { GroupId } = await lab.call('CreateSecurityGroup', { GroupName: 'web', Description: 'for tests' });
  id = String(GroupId);
});

afterEach(() => lab.close());

const mysql = (...sources: Record<string, unknown>[]) => ({
  IpPermissions: [{ IpProtocol: 'tcp', FromPort: '3306', ToPort: '3306', ...Object.assign({}, ...sources) }],
});
const from = (CidrIp: string) => mysql({ IpRanges: [{ CidrIp }] });
const reached = () => lab.servers.calls.filter((each) => each.startsWith('reach'));

describe('security groups', () => {
  it('come with the default one, which lets in its own members', async () => {
    expect(await lab.call('DescribeSecurityGroups', { GroupNames: ['default'] })).toMatchObject({
      SecurityGroups: [
        {
          GroupId: DEFAULT_SECURITY_GROUP,
          IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: DEFAULT_SECURITY_GROUP }] }],
        },
      ],
    });
  });

  it('open the doors of the instances in them, and shut them', async () => {
    const shop = await lab.addInstance('shop', { securityGroups: [id] });
    await lab.addInstance('blog');
    const answer = await lab.call('AuthorizeSecurityGroupIngress', {
      GroupId: id,
      ...from('203.0.113.10/32'),
    });
    expect(answer).toMatchObject({
      Return: true,
      SecurityGroupRules: [
        { GroupId: id, IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, CidrIpv4: '203.0.113.10/32' },
      ],
    });
    expect(lab.servers.servers.get(shop.resourceId)?.reach?.inbound).toMatchObject([
      { fromPort: 3306, toPort: 3306, source: '203.0.113.10/32' },
    ]);
    await lab.call('RevokeSecurityGroupIngress', { GroupId: id, ...from('203.0.113.10/32') });
    expect(lab.servers.servers.get(shop.resourceId)?.reach?.inbound).toEqual([]);
    expect(reached()).toEqual([`reach ${shop.resourceId}`, `reach ${shop.resourceId}`]);
  });

  it('can let in the members of another group', async () => {
    const shop = await lab.addInstance('shop', { securityGroups: [id] });
    const { GroupId: other } = await lab.call('CreateSecurityGroup', { GroupName: 'app', Description: 'x' });
    await lab.addInstance('app', { securityGroups: [String(other)] });
    await lab.call('AuthorizeSecurityGroupIngress', {
      GroupId: id,
      ...mysql({ UserIdGroupPairs: [{ GroupId: other }] }),
    });
    expect(membersOf(lab.store.document, String(other))).toEqual({ instances: ['db-APP'], workbench: false });
    expect(membersOf(lab.store.document, DEFAULT_SECURITY_GROUP).workbench).toBe(true);
    expect(reached()).toEqual([`reach ${shop.resourceId}`]);
    const rule = { GroupId: id, ...mysql({ UserIdGroupPairs: [{ GroupId: other }] }) };
    expect(await lab.call('RevokeSecurityGroupIngress', rule)).toMatchObject({
      RevokedSecurityGroupRules: [{ GroupId: id, ReferencedGroupId: other }],
    });
  });

  it.each([
    ['10.1.2.3/8', '10.0.0.0/8'],
    ['192.168.77.200/25', '192.168.77.128/25'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['203.0.113.10/32', '203.0.113.10/32'],
  ])('keep %s as %s', async (CidrIp, expected) => {
    await lab.call('AuthorizeSecurityGroupIngress', {
      GroupId: id,
      IpProtocol: 'tcp',
      FromPort: 1,
      ToPort: 2,
      CidrIp,
    });
    const { SecurityGroups } = await lab.call('DescribeSecurityGroups', { GroupIds: [id] });
    expect(SecurityGroups).toMatchObject([{ IpPermissions: [{ IpRanges: [{ CidrIp: expected }] }] }]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{}, 'MissingParameter: The request must contain the parameter ipPermissions.'],
    [from('10.0.0.0/33'), 'InvalidParameterValue: CIDR block 10.0.0.0/33 is malformed'],
    [from('10.0.0.256/8'), 'CIDR block 10.0.0.256/8 is malformed'],
    [from('10.0.0.1'), 'CIDR block 10.0.0.1 is malformed'],
    [mysql({ Ipv6Ranges: [{ CidrIpv6: '::/129' }] }), 'CIDR block ::/129 is malformed'],
    [mysql(), 'Source group or CIDR must be specified'],
    [
      mysql({ UserIdGroupPairs: [{ GroupId: 'sg-none' }] }),
      "InvalidGroup.NotFound: The security group 'sg-none' does not exist",
    ],
    [mysql({ IpProtocol: 'udp' }, { IpRanges: [{ CidrIp: '10.0.0.0/8' }] }), 'not for the protocol udp'],
    [
      mysql({ FromPort: 5, ToPort: 4 }, { IpRanges: [{ CidrIp: '10.0.0.0/8' }] }),
      'Invalid TCP port range (5, 4)',
    ],
    [mysql({ ToPort: 65536 }, { IpRanges: [{ CidrIp: '10.0.0.0/8' }] }), 'Invalid value 65536 for ToPort'],
    [{ ...from('10.0.0.0/8'), CidrIp: '10.0.0.0/8' }, 'InvalidParameterCombination'],
    [mysql({ PrefixListIds: [{ PrefixListId: 'pl-1' }] }), 'InvalidParameterValue'],
    [{ ...from('10.0.0.0/8'), DryRun: 'true' }, 'does not support the parameter DryRun'],
  ])('refuse the rule %j', async (rule, words) => {
    expect(await lab.refusal('AuthorizeSecurityGroupIngress', { GroupId: id, ...rule })).toContain(words);
  });

  it('show the sources of the same ports together', async () => {
    for (const CidrIp of ['10.0.0.0/8', '203.0.113.10/32']) {
      await lab.call('AuthorizeSecurityGroupIngress', { GroupId: id, ...from(CidrIp) });
    }
    const all = { IpProtocol: '-1', IpRanges: [{ CidrIp: '192.168.0.0/16', Description: 'office' }] };
    await lab.call('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [all] });
    const { SecurityGroups } = await lab.call('DescribeSecurityGroups', { GroupIds: [id] });
    expect(SecurityGroups).toMatchObject([
      {
        IpPermissions: [
          { FromPort: 3306, IpRanges: [{ CidrIp: '10.0.0.0/8' }, { CidrIp: '203.0.113.10/32' }] },
          all,
        ],
      },
    ]);
  });

  it('refuse a rule twice, and to take away one that is not there', async () => {
    await lab.call('AuthorizeSecurityGroupIngress', { GroupId: id, ...from('0.0.0.0/0') });
    expect(await lab.refusal('AuthorizeSecurityGroupIngress', { GroupId: id, ...from('0.0.0.0/0') })).toBe(
      'InvalidPermission.Duplicate: the specified rule "peer: 0.0.0.0/0, TCP, from port: 3306, to port: 3306, ALLOW" already exists',
    );
    expect(await lab.refusal('RevokeSecurityGroupIngress', { GroupId: id, ...from('10.0.0.0/8') })).toBe(
      'InvalidPermission.NotFound: The specified rule does not exist in this security group.',
    );
  });

  it('take away a rule by its id', async () => {
    await lab.call('AuthorizeSecurityGroupIngress', { GroupId: id, ...from('0.0.0.0/0') });
    const { SecurityGroupRules } = await lab.call('DescribeSecurityGroupRules', {
      Filters: [{ Name: 'group-id', Values: [id] }],
    });
    const [rule] = SecurityGroupRules as { SecurityGroupRuleId: string }[];
    await lab.call('RevokeSecurityGroupIngress', {
      GroupId: id,
      SecurityGroupRuleIds: [rule?.SecurityGroupRuleId],
    });
    expect(
      await lab.refusal('RevokeSecurityGroupIngress', { GroupId: id, SecurityGroupRuleIds: ['sgr-0'] }),
    ).toBe("InvalidSecurityGroupRuleId.NotFound: The security group rule ID 'sgr-0' does not exist");
    expect(await lab.call('DescribeSecurityGroups', { GroupIds: [id] })).toMatchObject({
      SecurityGroups: [{ IpPermissions: [] }],
    });
  });

  it('are removed when nothing uses them', async () => {
    const shop = await lab.addInstance('shop', { securityGroups: [id] });
    const inUse = `DependencyViolation: resource ${id} has a dependent object`;
    expect(await lab.refusal('DeleteSecurityGroup', { GroupId: id })).toBe(inUse);
    shop.securityGroups = [];
    shop.job = { action: 'ModifyDBInstance', data: { securityGroups: [id] }, stage: 0 };
    expect(await lab.refusal('DeleteSecurityGroup', { GroupId: id })).toBe(inUse);
    delete shop.job;
    expect(await lab.refusal('DeleteSecurityGroup', { GroupName: 'default' })).toMatch(/^CannotDelete/);
    expect(await lab.refusal('DeleteSecurityGroup', { GroupId: 'sg-none' })).toMatch(
      /^InvalidGroup.NotFound/,
    );
    lab.store.change((document) => void (document.instances = []));
    await lab.call('DeleteSecurityGroup', { GroupId: id });
    expect(await lab.refusal('DescribeSecurityGroups', { GroupIds: [id] })).toMatch(/^InvalidGroup.NotFound/);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ GroupName: 'web' }, 'InvalidGroup.Duplicate'],
    [{ GroupName: 'sg-mine' }, 'Invalid value for GroupName'],
    [{ VpcId: 'vpc-other' }, "InvalidVpcID.NotFound: The vpc ID 'vpc-other' does not exist"],
    [{ Description: undefined }, 'MissingParameter'],
  ])('are not made with %j', async (input, words) => {
    expect(
      await lab.refusal('CreateSecurityGroup', { GroupName: 'new', Description: 'x', ...input }),
    ).toContain(words);
  });
});

describe('the VPC', () => {
  it('has the addresses of the lab, and a subnet in each zone', async () => {
    expect(await lab.call('DescribeVpcs')).toMatchObject({
      Vpcs: [{ CidrBlock: '172.20.0.0/16', IsDefault: true }],
    });
    expect(await lab.call('DescribeSubnets')).toMatchObject({
      Subnets: [
        { CidrBlock: '172.20.0.0/18', AvailabilityZone: 'ap-northeast-2a' },
        { CidrBlock: '172.20.64.0/18' },
        { CidrBlock: '172.20.128.0/18' },
      ],
    });
    expect(await lab.refusal('DescribeSubnets', { SubnetIds: ['subnet-1'] })).toMatch(
      /^InvalidSubnetID.NotFound/,
    );
  });

  it('is cut into equal parts', () => {
    expect(partsOf('10.0.0.0/24', 3)).toEqual(['10.0.0.0/26', '10.0.0.64/26', '10.0.0.128/26']);
    expect(partsOf('223.255.0.0/16', 2)).toEqual(['223.255.0.0/17', '223.255.128.0/17']);
  });
});
