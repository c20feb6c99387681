import {
  CreateDBInstanceCommand,
  CreateDBInstanceReadReplicaCommand,
  DBInstanceAlreadyExistsFault,
  DBInstanceNotFoundFault,
  DeleteDBInstanceCommand,
  DescribeDBInstancesCommand,
  InvalidDBInstanceStateFault,
  ListTagsForResourceCommand,
  paginateDescribeDBParameters,
  paginateDescribeOrderableDBInstanceOptions,
  PromoteReadReplicaCommand,
  waitUntilDBInstanceAvailable,
  waitUntilDBInstanceDeleted,
} from '@aws-sdk/client-rds';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAwsLab, PASSWORD, type AwsLab } from './testing/aws-lab.ts';

/** One lab's RDS, met by the AWS CLI, the SDK for JavaScript and boto3. */
let lab: AwsLab;
beforeAll(async () => {
  lab = await openAwsLab();
});
afterAll(() => lab.dispose());

const waiting = () => ({ client: lab.client, minDelay: 1, maxDelay: 2, maxWaitTime: 180 });

test('The SDK for JavaScript creates an instance and waits for it', async () => {
  const { DBInstance } = await lab.client.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'Shop',
      DBInstanceClass: 'db.t3.micro',
      Engine: 'mysql',
      AllocatedStorage: 20,
      MasterUsername: 'admin',
      MasterUserPassword: PASSWORD,
      DBName: 'shop',
      PubliclyAccessible: true,
      Tags: [{ Key: 'team', Value: '상점 + co' }],
    }),
  );
  expect(DBInstance).toMatchObject({ DBInstanceIdentifier: 'shop', DBInstanceStatus: 'creating' });
  expect(DBInstance?.Endpoint).toBeUndefined();
  const { state } = await waitUntilDBInstanceAvailable(waiting(), { DBInstanceIdentifier: 'shop' });
  expect(state).toBe('SUCCESS');

  const { DBInstances } = await lab.client.send(new DescribeDBInstancesCommand({}));
  expect(DBInstances).toHaveLength(1);
  expect(DBInstances?.[0]).toMatchObject({
    DBInstanceStatus: 'available',
    AllocatedStorage: 20,
    PubliclyAccessible: true,
    BackupRetentionPeriod: 1,
    TagList: [{ Key: 'team', Value: '상점 + co' }],
  });
  expect(DBInstances?.[0]?.InstanceCreateTime).toBeInstanceOf(Date);
  const tags = await lab.client.send(
    new ListTagsForResourceCommand({ ResourceName: DBInstances?.[0]?.DBInstanceArn }),
  );
  expect(tags.TagList).toEqual([{ Key: 'team', Value: '상점 + co' }]);
  expect(
    await lab.sql('shop', 'CREATE TABLE shop.t (id INT PRIMARY KEY); INSERT INTO shop.t VALUES (7)'),
  ).toBe('');
});

test('The SDK for JavaScript knows the errors by their classes', async () => {
  const find = new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'nobody' });
  await expect(lab.client.send(find)).rejects.toBeInstanceOf(DBInstanceNotFoundFault);
  const again = new CreateDBInstanceCommand({
    DBInstanceIdentifier: 'SHOP',
    DBInstanceClass: 'db.t3.micro',
    Engine: 'mysql',
    AllocatedStorage: 20,
    MasterUsername: 'admin',
    MasterUserPassword: PASSWORD,
  });
  await expect(lab.client.send(again)).rejects.toBeInstanceOf(DBInstanceAlreadyExistsFault);
  const promote = new PromoteReadReplicaCommand({ DBInstanceIdentifier: 'shop' });
  await expect(lab.client.send(promote)).rejects.toBeInstanceOf(InvalidDBInstanceStateFault);
});

test('Paginators come to the end', async () => {
  const names: (string | undefined)[] = [];
  const pages = paginateDescribeDBParameters(
    { client: lab.client, pageSize: 20 },
    { DBParameterGroupName: 'default.mysql8.4' },
  );
  let count = 0;
  for await (const { Parameters = [] } of pages) {
    count += 1;
    names.push(...Parameters.map(({ ParameterName }) => ParameterName));
  }
  expect(count).toBeGreaterThan(1);
  expect(new Set(names).size).toBe(names.length);
  const { Parameters } = await lab.aws(
    'rds describe-db-parameters --db-parameter-group-name default.mysql8.4',
  );
  expect(Parameters).toHaveLength(names.length);
  const options = paginateDescribeOrderableDBInstanceOptions(
    { client: lab.client, pageSize: 20 },
    { Engine: 'mysql' },
  );
  for await (const { OrderableDBInstanceOptions = [] } of options) {
    expect(OrderableDBInstanceOptions[0]).toMatchObject({ Engine: 'mysql', ReadReplicaCapable: true });
  }
});

test('The AWS CLI creates a read replica, waits, and both clients see it replicate', async () => {
  await lab.aws(
    'rds create-db-instance-read-replica --db-instance-identifier shop-replica --source-db-instance-identifier shop --tags Key=role,Value=reader',
  );
  await lab.aws('rds wait db-instance-available --db-instance-identifier shop-replica');
  const { DBInstances } = await lab.client.send(
    new DescribeDBInstancesCommand({ Filters: [{ Name: 'db-instance-id', Values: ['shop-replica'] }] }),
  );
  expect(DBInstances?.[0]).toMatchObject({
    ReadReplicaSourceDBInstanceIdentifier: 'shop',
    StatusInfos: [{ StatusType: 'read replication', Normal: true, Status: 'replicating' }],
  });
  await lab.sql('shop', 'INSERT INTO shop.t VALUES (8)');
  await expect
    .poll(() => lab.sql('shop-replica', 'SELECT COUNT(*) FROM shop.t'), { timeout: 10_000 })
    .toBe('2');
  const queried = await lab.exec(
    'aws rds describe-db-instances --output text --query DBInstances[].[DBInstanceIdentifier,DBInstanceStatus]'.split(
      ' ',
    ),
  );
  expect(queried.stdout.trim().split('\n').sort()).toEqual(['shop\tavailable', 'shop-replica\tavailable']);
});

test('boto3 sees the same', async () => {
  const install = await lab.exec([
    'sh',
    '-c',
    'apt-get update -q && apt-get install -yq --no-install-recommends python3-boto3',
  ]);
  expect(install).toMatchObject({ exitCode: 0 });
  const program = `
import boto3, botocore.exceptions
rds = boto3.client('rds')
found = [i['DBInstanceIdentifier'] for page in rds.get_paginator('describe_db_instances').paginate() for i in page['DBInstances']]
rds.get_waiter('db_instance_available').wait(DBInstanceIdentifier='shop')
try:
    rds.describe_db_instances(DBInstanceIdentifier='nobody')
except rds.exceptions.DBInstanceNotFoundFault as fault:
    found.append(fault.response['Error']['Code'])
try:
    key = boto3.Session().get_credentials().access_key
    boto3.client('rds', aws_access_key_id=key, aws_secret_access_key='x' * 40).describe_db_instances()
except botocore.exceptions.ClientError as fault:
    found.append(fault.response['Error']['Code'])
print(' '.join(found))
`;
  const { stdout, stderr } = await lab.exec(['python3', '-'], program);
  expect({ stdout, stderr }).toEqual({
    stdout: 'shop shop-replica DBInstanceNotFound SignatureDoesNotMatch\n',
    stderr: '',
  });
}, 300_000); // it is installed first

test('The AWS CLI opens and closes a security group, and asks who it is', async () => {
  const { Vpcs } = await lab.aws('ec2 describe-vpcs');
  expect(Vpcs).toHaveLength(1);
  expect((await lab.aws('ec2 describe-subnets'))['Subnets']).toHaveLength(3);
  const { GroupId } = await lab.aws(
    'ec2 create-security-group --group-name web --description',
    'Who comes in',
  );
  const id = String(GroupId);
  const rule = ['--group-id', id, '--protocol', 'tcp', '--port', '3306', '--cidr', '203.0.113.10/32'];
  expect(await lab.aws('ec2 authorize-security-group-ingress', ...rule)).toMatchObject({ Return: true });
  expect(await lab.refused('ec2 authorize-security-group-ingress', ...rule)).toContain(
    'InvalidPermission.Duplicate',
  );
  expect(await lab.aws('ec2 describe-security-groups --group-ids', id)).toMatchObject({
    SecurityGroups: [
      {
        GroupName: 'web',
        Description: 'Who comes in',
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, IpRanges: [{ CidrIp: '203.0.113.10/32' }] },
        ],
      },
    ],
  });
  expect(await lab.aws('ec2 revoke-security-group-ingress', ...rule)).toMatchObject({ Return: true });
  await lab.aws('ec2 delete-security-group --group-id', id);
  expect(await lab.refused('ec2 describe-security-groups --group-ids', id)).toContain(
    'InvalidGroup.NotFound',
  );
  expect(await lab.aws('sts get-caller-identity')).toMatchObject({ Account: '123456789012' });
});

test('The learner’s machine reaches a public instance once a rule lets it in', async () => {
  const port = (await lab.rds.state()).publicPorts['shop'] ?? 0;
  const dial = () =>
    createConnection({
      host: '127.0.0.1',
      port,
      user: 'admin',
      password: PASSWORD,
      connectTimeout: 3000,
    });
  await expect(dial()).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  const { GroupId } = await lab.aws(
    'ec2 create-security-group --group-name from-home --description',
    'My own address',
  );
  const id = String(GroupId);
  const rule = ['--protocol', 'tcp', '--port', '3306', '--cidr', '203.0.113.10/32'];
  await lab.aws('ec2 authorize-security-group-ingress --group-id', id, ...rule);
  await lab.aws('rds modify-db-instance --db-instance-identifier shop --vpc-security-group-ids', id);
  await expect
    .poll(
      async () => {
        const connection = await dial();
        const [rows] = await connection.query('SELECT COUNT(*) AS n FROM shop.t');
        await connection.end();
        return rows;
      },
      { timeout: 30_000 },
    )
    .toEqual([{ n: 2 }]);
});

test('Log files, events and groups by the AWS CLI', async () => {
  const { DescribeDBLogFiles } = await lab.aws('rds describe-db-log-files --db-instance-identifier shop');
  expect(DescribeDBLogFiles).toContainEqual(
    expect.objectContaining({ LogFileName: 'error/mysql-error.log' }),
  );
  const portion = await lab.exec(
    'aws rds download-db-log-file-portion --db-instance-identifier shop --log-file-name error/mysql-error.log --starting-token 0 --output text'.split(
      ' ',
    ),
  );
  expect(portion).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('ready for connections') });
  const { Events } = await lab.aws('rds describe-events --source-type db-instance --source-identifier shop');
  expect(Events).toContainEqual(expect.objectContaining({ Message: 'DB instance created' }));
  await lab.aws(
    'rds create-db-parameter-group --db-parameter-group-name mine --db-parameter-group-family mysql8.4 --description',
    'My own',
  );
  await lab.aws(
    'rds modify-db-parameter-group --db-parameter-group-name mine --parameters ParameterName=max_connections,ParameterValue=50,ApplyMethod=immediate',
  );
  const { Parameters } = await lab.aws(
    'rds describe-db-parameters --db-parameter-group-name mine --source user',
  );
  expect(Parameters).toMatchObject([{ ParameterName: 'max_connections', ParameterValue: '50' }]);
  await lab.aws('rds delete-db-parameter-group --db-parameter-group-name mine');
});

test('Promoted by one client, deleted by another', async () => {
  await lab.client.send(new PromoteReadReplicaCommand({ DBInstanceIdentifier: 'shop-replica' }));
  await expect
    .poll(
      async () => {
        const { DBInstances } = await lab.client.send(
          new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'shop-replica' }),
        );
        const [found] = DBInstances ?? [];
        return [found?.DBInstanceStatus, found?.ReadReplicaSourceDBInstanceIdentifier];
      },
      { timeout: 90_000, interval: 500 },
    )
    .toEqual(['available', undefined]);
  await lab.sql('shop-replica', 'INSERT INTO shop.t VALUES (9)');
  await lab.aws('rds delete-db-instance --db-instance-identifier shop-replica --skip-final-snapshot');
  await lab.client.send(
    new DeleteDBInstanceCommand({ DBInstanceIdentifier: 'shop', SkipFinalSnapshot: true }),
  );
  for (const DBInstanceIdentifier of ['shop', 'shop-replica']) {
    const { state } = await waitUntilDBInstanceDeleted(waiting(), { DBInstanceIdentifier });
    expect(state).toBe('SUCCESS');
  }
  await lab.aws('rds wait db-instance-deleted --db-instance-identifier shop');
  const replica = new CreateDBInstanceReadReplicaCommand({
    DBInstanceIdentifier: 'late',
    SourceDBInstanceIdentifier: 'shop',
  });
  await expect(lab.client.send(replica)).rejects.toBeInstanceOf(DBInstanceNotFoundFault);
});
