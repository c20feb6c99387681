import { expect, test } from 'vitest';
import { awsCommand, kebab } from './aws-command.ts';

test.each([
  ['CreateDBInstance', 'create-db-instance'],
  ['DBInstanceIdentifier', 'db-instance-identifier'],
  ['MultiAZ', 'multi-az'],
  ['VpcSecurityGroupIds', 'vpc-security-group-ids'],
  ['NewDBInstanceIdentifier', 'new-db-instance-identifier'],
  ['FinalDBSnapshotIdentifier', 'final-db-snapshot-identifier'],
  ['EnableIAMDatabaseAuthentication', 'enable-iam-database-authentication'],
  ['CACertificateIdentifier', 'ca-certificate-identifier'],
])('%s is %s', (name, option) => {
  expect(kebab(name)).toBe(option);
});

function listOption(value: unknown): string | undefined {
  return awsCommand('X', { List: value }).split('--list ')[1];
}

test('Lists are in shorthand where it can say them, and JSON where it cannot', () => {
  expect(listOption(['a', 'b c'])).toBe(`a 'b c'`);
  expect(
    listOption([
      { Key: 'a', Value: 'b' },
      { Key: 'c', Value: 'd' },
    ]),
  ).toBe('Key=a,Value=b Key=c,Value=d');
  expect(listOption([{ Name: 'engine', Values: ['mysql', 'x'] }])).toBe('Name=engine,Values=mysql,x');
  expect(listOption([{ Key: 'a', Value: 'b,c' }])).toBe(`'[{"Key":"a","Value":"b,c"}]'`);
  expect(listOption([{ Key: 'a', Value: '' }])).toBe(`'[{"Key":"a","Value":""}]'`);
  expect(listOption([{ FromPort: 1, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }])).toBe(
    `'[{"FromPort":1,"IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]'`,
  );
});

test('Passwords are masked', () => {
  expect(awsCommand('X', { MasterUserPassword: 'secret-1' })).toBe(
    `aws rds x \\\n    --master-user-password '********'`,
  );
});
