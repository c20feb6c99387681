import { expect, test } from 'vitest';
import { awsCommand } from '../../../lab/contract/aws-command.ts';
import { commandOptions } from './command-options.ts';

test('what a command says is read back, switches and quoted values too', () => {
  const command = awsCommand('CreateDBInstance', {
    DBInstanceIdentifier: 'shop',
    AllocatedStorage: 20,
    MasterUserPassword: 'secret',
    PubliclyAccessible: false,
    DeletionProtection: true,
    VpcSecurityGroupIds: ['sg-1', 'sg-2'],
    DBParameterGroupDescription: "the shop's",
  });
  expect(commandOptions(command)).toEqual([
    { name: 'db-instance-identifier', value: 'shop' },
    { name: 'allocated-storage', value: '20' },
    { name: 'master-user-password', value: '********' },
    { name: 'publicly-accessible', value: 'false' },
    { name: 'deletion-protection', value: 'true' },
    { name: 'vpc-security-group-ids', value: 'sg-1 sg-2' },
    { name: 'db-parameter-group-description', value: "the shop's" },
  ]);
});

test('a command without options has none', () => {
  expect(commandOptions('aws rds describe-db-instances')).toEqual([]);
});
