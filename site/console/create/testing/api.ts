import type { Page } from 'playwright-core';
import type { RdsAnswer, RdsInput } from '../../../../lab/contract/rds.ts';

export type Called = { action: string; input: RdsInput };

const zone = (letter: string) => ({ SubnetAvailabilityZone: { Name: `ap-northeast-2${letter}` } });
const classes = [
  'db.t3.micro',
  'db.t4g.micro',
  'db.t4g.small',
  'db.m6g.large',
  'db.m7g.large',
  'db.r6g.large',
];

/** What the API tells a form that opens. */
const described: Record<string, Record<string, unknown>> = {
  DescribeDBEngineVersions: {
    DBEngineVersions: ['8.4.8', '8.4.9'].map((version) => ({
      EngineVersion: version,
      DBEngineVersionDescription: `MySQL ${version} (Replication Lab runs mysql:9.7 behind it)`,
    })),
  },
  DescribeOrderableDBInstanceOptions: {
    OrderableDBInstanceOptions: classes.flatMap((name) =>
      ['gp3', 'gp2'].map((type) => ({
        DBInstanceClass: name,
        StorageType: type,
        MinStorageSize: 20,
        MaxStorageSize: 65536,
      })),
    ),
  },
  DescribeDBSubnetGroups: {
    DBSubnetGroups: [
      { DBSubnetGroupName: 'default', VpcId: 'vpc-0a1b', Subnets: [zone('a'), zone('b'), zone('c')] },
    ],
  },
  DescribeDBParameterGroups: {
    DBParameterGroups: [
      { DBParameterGroupName: 'default.mysql8.4' },
      { DBParameterGroupName: 'shop-params' },
    ],
  },
  DescribeVpcs: { Vpcs: [{ VpcId: 'vpc-0a1b2c3d4e5f60718', CidrBlock: '172.23.0.0/16' }] },
  DescribeSecurityGroups: {
    SecurityGroups: [
      {
        GroupId: 'sg-0f00000000000000d',
        GroupName: 'default',
        IpPermissions: [
          { IpProtocol: '-1', IpRanges: [], UserIdGroupPairs: [{ GroupId: 'sg-0f00000000000000d' }] },
        ],
      },
      { GroupId: 'sg-0f000000000000e0e', GroupName: 'empty', IpPermissions: [] },
    ],
  },
  DescribeDBInstances: { DBInstances: [{ DBInstanceIdentifier: 'taken' }] },
  CreateSecurityGroup: { GroupId: 'sg-0f000000000000new' },
};

/** Stands in for the lab's API behind a form; the real one answers the same in its own tests. */
export async function standInApi(page: Page, answers: Record<string, RdsAnswer> = {}): Promise<Called[]> {
  const called: Called[] = [];
  await page.route('**/api/session', (route) =>
    route.fulfill({ json: { lab: 'my', role: 'speaker', class: null, version: 'test' } }),
  );
  await page.routeWebSocket('**/api/labs/my/socket', () => undefined);
  await page.route('**/api/labs/my/rds/actions/*', (route) => {
    const action = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const input = route.request().postDataJSON() as RdsInput;
    called.push({ action, input });
    return route.fulfill({ json: answers[action] ?? { result: described[action] ?? {} } });
  });
  return called;
}
