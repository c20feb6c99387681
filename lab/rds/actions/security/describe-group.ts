import { ACCOUNT, REGION, VPC } from '../../state/account.ts';
import type { InboundRule, SecurityGroupRecord } from '../../state/model.ts';

/** The record as EC2 shows it; everything may go out, as from every new group. */
export function describeSecurityGroup(group: SecurityGroupRecord): Record<string, unknown> {
  const { id, name, description, inbound, tags } = group;
  return {
    GroupId: id,
    GroupName: name,
    Description: description,
    OwnerId: ACCOUNT,
    VpcId: VPC,
    SecurityGroupArn: arnOfGroup(id),
    IpPermissions: describePermissions(inbound),
    IpPermissionsEgress: [
      {
        IpProtocol: '-1',
        IpRanges: [{ CidrIp: '0.0.0.0/0' }],
        Ipv6Ranges: [],
        PrefixListIds: [],
        UserIdGroupPairs: [],
      },
    ],
    Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
  };
}

export function arnOfGroup(id: string): string {
  return `arn:aws:ec2:${REGION}:${ACCOUNT}:security-group/${id}`;
}

/** Rules for the same ports are one permission with several sources, as EC2 shows them. */
function describePermissions(rules: readonly InboundRule[]): Record<string, unknown>[] {
  const byPorts = Map.groupBy(rules, (rule) => JSON.stringify(portsOf(rule)));
  return [...byPorts.values()].flatMap((together) => {
    const [first] = together;
    return first === undefined ? [] : [{ ...portsOf(first), ...describeSources(together) }];
  });
}

function describeSources(rules: readonly InboundRule[]): Record<string, unknown> {
  const sources = rules.map(({ source, description }) => ({
    source,
    about: description === '' ? {} : { Description: description },
  }));
  const groups = sources.filter(({ source }) => source.startsWith('sg-'));
  const blocks = sources.filter(({ source }) => !source.startsWith('sg-'));
  return {
    IpRanges: blocks
      .filter(({ source }) => !source.includes(':'))
      .map(({ source, about }) => ({ CidrIp: source, ...about })),
    Ipv6Ranges: blocks
      .filter(({ source }) => source.includes(':'))
      .map(({ source, about }) => ({ CidrIpv6: source, ...about })),
    PrefixListIds: [],
    UserIdGroupPairs: groups.map(({ source, about }) => ({ GroupId: source, UserId: ACCOUNT, ...about })),
  };
}

/** One rule of a group, by itself. */
export function describeRule(group: SecurityGroupRecord, rule: InboundRule): Record<string, unknown> {
  const { source, description, id } = rule;
  const isGroup = source.startsWith('sg-');
  return {
    SecurityGroupRuleId: id,
    SecurityGroupRuleArn: `arn:aws:ec2:${REGION}:${ACCOUNT}:security-group-rule/${id}`,
    GroupId: group.id,
    GroupOwnerId: ACCOUNT,
    IsEgress: false,
    FromPort: -1,
    ToPort: -1,
    ...portsOf(rule),
    ...(isGroup ? { ReferencedGroupInfo: { GroupId: source, UserId: ACCOUNT } } : {}),
    ...(isGroup ? {} : source.includes(':') ? { CidrIpv6: source } : { CidrIpv4: source }),
    ...(description === '' ? {} : { Description: description }),
    Tags: [],
  };
}

function portsOf({ everything, fromPort, toPort }: InboundRule): Record<string, unknown> {
  return everything === true
    ? { IpProtocol: '-1' }
    : { IpProtocol: 'tcp', FromPort: fromPort, ToPort: toPort };
}
