import { expect, test } from 'vitest';
import { inboundRules } from './inbound.ts';

test('each range and each group of a permission is a rule of its own, which can be taken away alone', () => {
  const rules = inboundRules({
    GroupId: 'sg-1',
    GroupName: 'default',
    IpPermissions: [
      { IpProtocol: '-1', IpRanges: [], UserIdGroupPairs: [{ GroupId: 'sg-1' }] },
      {
        IpProtocol: 'tcp',
        FromPort: 3306,
        ToPort: 3310,
        IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'office' }, { CidrIp: '203.0.113.10/32' }],
      },
    ],
  });
  expect(rules.map(({ ports, cidr, group, description }) => [ports, cidr, group, description])).toEqual([
    [undefined, undefined, 'sg-1', ''],
    ['3306-3310', '10.0.0.0/8', undefined, 'office'],
    ['3306-3310', '203.0.113.10/32', undefined, ''],
  ]);
  expect(rules[1]?.permission).toEqual({
    IpProtocol: 'tcp',
    FromPort: 3306,
    ToPort: 3310,
    IpRanges: [{ CidrIp: '10.0.0.0/8' }],
  });
  expect(rules[0]?.permission).toEqual({ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-1' }] });
});
