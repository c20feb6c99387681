import { expect, test } from 'vitest';
import { AwsError } from '../../aws-error.ts';
import { readQueryParameters } from '../query-parameters.ts';
import { ec2Dialect } from './ec2-dialect.ts';
import { rdsDialect } from './rds-dialect.ts';
import { stsDialect } from './sts-dialect.ts';

test('A result of RDS has its items in the tags that clients look for', () => {
  const result = {
    DBInstances: [
      {
        DBInstanceIdentifier: 'shop',
        Endpoint: { Address: 'shop.example', Port: 3306 },
        PubliclyAccessible: false,
        ReadReplicaDBInstanceIdentifiers: ['r1', 'r2'],
        StatusInfos: [],
        DBName: undefined,
      },
    ],
    Marker: 'next',
  };
  expect(rdsDialect.result('DescribeDBInstances', result, 'id-1')).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<DescribeDBInstancesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">' +
      '<DescribeDBInstancesResult><DBInstances><DBInstance>' +
      '<DBInstanceIdentifier>shop</DBInstanceIdentifier>' +
      '<Endpoint><Address>shop.example</Address><Port>3306</Port></Endpoint>' +
      '<PubliclyAccessible>false</PubliclyAccessible>' +
      '<ReadReplicaDBInstanceIdentifiers>' +
      '<ReadReplicaDBInstanceIdentifier>r1</ReadReplicaDBInstanceIdentifier>' +
      '<ReadReplicaDBInstanceIdentifier>r2</ReadReplicaDBInstanceIdentifier>' +
      '</ReadReplicaDBInstanceIdentifiers><StatusInfos/>' +
      '</DBInstance></DBInstances><Marker>next</Marker></DescribeDBInstancesResult>' +
      '<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></DescribeDBInstancesResponse>',
  );
});

test('What a learner has written cannot become XML, and what XML cannot say is marked', () => {
  const hostile = `</Message><Code>x</Code> & "q" 'a' \u0000\u001b[31m\r\n\ud800 한글`;
  const { body } = rdsDialect.error(new AwsError('InvalidParameterValue', hostile), 'id');
  expect(body).toContain(
    '&lt;/Message&gt;&lt;Code&gt;x&lt;/Code&gt; &amp; &quot;q&quot; &apos;a&apos; \ufffd\ufffd[31m&#13;\n\ufffd 한글',
  );
});

test('An error of RDS says whose it is', () => {
  expect(rdsDialect.error(new AwsError('DBInstanceNotFound', 'DBInstance x not found.'), 'id')).toEqual({
    status: 404,
    body:
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">' +
      '<Error><Type>Sender</Type><Code>DBInstanceNotFound</Code><Message>DBInstance x not found.</Message></Error>' +
      '<RequestId>id</RequestId></ErrorResponse>',
  });
  expect(rdsDialect.error(new AwsError('InternalFailure', 'x'), 'id').body).toContain(
    '<Type>Receiver</Type>',
  );
});

test('An action without a result has no element for it', () => {
  expect(rdsDialect.result('DeleteDBParameterGroup', {}, 'id')).not.toContain('DeleteDBParameterGroupResult');
});

test('EC2 speaks otherwise', () => {
  const result = {
    SecurityGroups: [
      {
        GroupId: 'sg-1',
        Description: 'of the group',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 3306,
            IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'of the rule' }],
          },
        ],
        UserIdGroupPairs: [],
        Tags: [{ Key: 'k', Value: 'v' }],
      },
    ],
  };
  expect(ec2Dialect.result('DescribeSecurityGroups', result, 'id')).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<DescribeSecurityGroupsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>id</requestId>' +
      '<securityGroupInfo><item><groupId>sg-1</groupId><groupDescription>of the group</groupDescription>' +
      '<ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>3306</fromPort>' +
      '<ipRanges><item><cidrIp>0.0.0.0/0</cidrIp><description>of the rule</description></item></ipRanges>' +
      '</item></ipPermissions><groups/><tagSet><item><key>k</key><value>v</value></item></tagSet>' +
      '</item></securityGroupInfo></DescribeSecurityGroupsResponse>',
  );
  expect(ec2Dialect.error(new AwsError('SignatureDoesNotMatch', 'why'), 'id')).toEqual({
    status: 401,
    body:
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>AuthFailure</Code>' +
      '<Message>AWS was not able to validate the provided access credentials</Message></Error></Errors>' +
      '<RequestID>id</RequestID></Response>',
  });
});

test("EC2's input gets the names that SDKs use", () => {
  const query =
    'GroupName=web&GroupDescription=d&TagSpecification.1.ResourceType=security-group' +
    '&TagSpecification.1.Tag.1.Key=k&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1&GroupId.1=sg-1' +
    '&IpPermissions.1.Groups.1.GroupId=sg-2&IpPermissions.1.IpRanges.1.Description=x&constructor.1=y';
  expect(ec2Dialect.input(readQueryParameters(query))).toEqual({
    GroupName: 'web',
    Description: 'd',
    TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'k' }] }],
    Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }],
    GroupIds: ['sg-1'],
    IpPermissions: [{ UserIdGroupPairs: [{ GroupId: 'sg-2' }], IpRanges: [{ Description: 'x' }] }],
    constructor: ['y'],
  });
});

test('Each action belongs to one service', () => {
  expect([rdsDialect, ec2Dialect, stsDialect].filter((each) => each.has('DescribeVpcs'))).toEqual([
    ec2Dialect,
  ]);
  expect([rdsDialect, ec2Dialect, stsDialect].filter((each) => each.has('GetCallerIdentity'))).toEqual([
    stsDialect,
  ]);
  expect(rdsDialect.has('DescribeDBInstances')).toBe(true);
});
