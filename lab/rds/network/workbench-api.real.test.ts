import { Buffer } from 'node:buffer';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { awsCommand } from '../../contract/aws-command.ts';
import { removeWorkbench } from '../../workbench/container.ts';
import { eventually, openTestLab, type TestLab } from '../../workbench/testing/test-workbench.ts';
import { action } from '../actions/action.ts';
import { list, text } from '../actions/fields.ts';
import { callThrough } from '../call.ts';
import { AwsFront } from '../protocol/front.ts';
import { Deeds } from '../under-the-hood.ts';
import { labCredentials } from './lab-credentials.ts';
import { offerApi } from './workbench-api.ts';

let lab: TestLab;
let front: AwsFront;
let stop: () => void;
const faults: unknown[] = [];

beforeAll(async () => {
  lab = await openTestLab();
  const credentials = await labCredentials(join(lab.home, 'rds/credentials.json'));
  const echo = z.strictObject({
    DBInstanceIdentifier: text(),
    DBInstanceClass: text(),
    Engine: text(),
    Tags: z.optional(list(z.strictObject({ Key: text(), Value: text() }))),
    VpcSecurityGroupIds: z.optional(list(text())),
  });
  const call = callThrough({
    deeds: new Deeds(),
    report: (fault) => faults.push(fault),
    actions: {
      CreateDBInstance: action({
        input: echo,
        changes: true,
        run: ({ DBInstanceIdentifier, Tags, VpcSecurityGroupIds = [] }) =>
          Promise.resolve({
            DBInstance: {
              DBInstanceIdentifier,
              TagList: Tags,
              InstanceCreateTime: '2026-11-22T13:00:00.000Z',
              VpcSecurityGroups: VpcSecurityGroupIds.map((id) => ({
                VpcSecurityGroupId: id,
                Status: 'active',
              })),
            },
          }),
      }),
    },
  });
  front = new AwsFront({
    credentials,
    now: () => Date.now(),
    report: (fault) => faults.push(fault),
    call: (name, input) => call(name, input, 'api'),
  });
  stop = await offerApi(
    lab.workbench,
    credentials,
    (connection) => front.accept(connection),
    (fault) => faults.push(fault),
  );
});
afterAll(async () => {
  stop();
  front.close();
  await lab.dispose();
});

function aws(...command: string[]) {
  return lab.workbench.exec(['aws', ...command]);
}

const CREATE = ['rds', 'create-db-instance', '--db-instance-class', 'db.t3.micro', '--engine', 'mysql'];

test('`aws` in the workbench speaks to the lab, with nothing said', async () => {
  const tags = JSON.stringify([{ Key: '이름', Value: `a <b> & "c" 'd'` }]);
  const more = ['--vpc-security-group-ids', 'sg-1', 'sg-2', '--tags', tags];
  const { exitCode, stdout, stderr } = await aws(...CREATE, '--db-instance-identifier', 'shop', ...more);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    DBInstance: {
      DBInstanceIdentifier: 'shop',
      TagList: [{ Key: '이름', Value: `a <b> & "c" 'd'` }],
      InstanceCreateTime: '2026-11-22T13:00:00+00:00',
      VpcSecurityGroups: [
        { VpcSecurityGroupId: 'sg-1', Status: 'active' },
        { VpcSecurityGroupId: 'sg-2', Status: 'active' },
      ],
    },
  });
});

test('The command that is shown for a call makes the same call', async () => {
  const tags = [
    { Key: 'plain', Value: 'b.c/d-1' },
    { Key: 'a,b', Value: `it's = "so" $HOME [x]{y}\\ 한글` },
    { Key: 'empty', Value: ' ' },
  ];
  for (const Tags of [tags, tags.slice(0, 1)]) {
    const input = {
      DBInstanceIdentifier: 'shop',
      DBInstanceClass: 'db.t3.micro',
      Engine: 'mysql',
      Tags,
      VpcSecurityGroupIds: ['sg-1', 'sg-2'],
    };
    const { stdout, stderr } = await lab.workbench.exec([
      'bash',
      '-c',
      awsCommand('CreateDBInstance', input),
    ]);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ DBInstance: { TagList: Tags } });
  }
});

test('`aws` understands what is refused', async () => {
  const unknown = await aws('rds', 'describe-db-clusters');
  expect(unknown.stderr).toContain(
    'An error occurred (InvalidAction) when calling the DescribeDBClusters operation: ' +
      'Could not find operation DescribeDBClusters for version 2014-10-31',
  );
  const iops = await aws(...CREATE, '--db-instance-identifier', 'shop', '--iops', '1000');
  expect(iops.stderr).toMatch(/An error occurred \(InvalidParameterValue\) .* Iops/);
  const wrong = await lab.workbench.exec(['aws', 'rds', 'describe-db-instances'], {
    environment: { AWS_SECRET_ACCESS_KEY: 'wrong', AWS_ACCESS_KEY_ID: 'AKIAWRONG' },
  });
  expect(wrong.stderr).toContain('(InvalidClientTokenId)');
  const elsewhere = await aws('rds', 'describe-db-instances', '--region', 'us-east-1');
  expect(elsewhere.stderr).toContain("Credential should be scoped to a valid region, not 'us-east-1'.");
  const vpcs = await aws('ec2', 'describe-vpcs');
  expect(vpcs.stderr).toContain('(InvalidAction)');
  const buckets = await aws('s3api', 'list-buckets');
  expect(buckets.exitCode).not.toBe(0);
  expect(faults).toEqual([]);
});

test.each<[string, () => Promise<unknown>]>([
  ['the link is lost', () => lab.workbench.exec(['pkill', '-9', 'sshd']).catch(() => undefined)],
  ['the workbench is made anew', () => removeWorkbench(lab.engine, lab.lab)],
])('`aws` speaks to the lab again after %s', async (_what, happen) => {
  const back = Promise.withResolvers<void>();
  const forget = lab.workbench.onChange((change) => {
    if (change.kind === 'notice' && change.code === 'workbench-lost' && change.over === true) back.resolve();
  });
  await happen();
  await back.promise;
  forget();
  await eventually('aws', async () => {
    const { exitCode } = await aws(...CREATE, '--db-instance-identifier', 'shop').catch(() => ({
      exitCode: 1,
    }));
    return exitCode === 0 || undefined;
  });
  expect(faults).toEqual([]);
});

test('The key is read by nobody else, and stays the same', async () => {
  const file = join(lab.home, 'rds/credentials.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const [one, other] = await Promise.all([labCredentials(file), labCredentials(file)]);
  expect(one).toEqual(other);
  expect(one.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
  expect(Buffer.byteLength(one.secretAccessKey)).toBe(40);
  const { stdout } = await lab.workbench.exec(['stat', '-c', '%a %U', '/etc/aws/credentials']);
  expect(stdout).toBe('600 root\n');
});

test("A container that publishes the API's port does not get it", async () => {
  const taken = new Promise<string | undefined>((resolve) => {
    lab.workbench.onChange((change) => {
      if (change.kind === 'notice' && change.code === 'port-taken') resolve(change.values['port']);
    });
  });
  const run = [
    'docker',
    'run',
    '-d',
    '--name',
    'thief',
    '-p',
    '4361:80',
    'debian:trixie-slim',
    'sleep',
    '100',
  ];
  expect(await lab.workbench.exec(run)).toMatchObject({ exitCode: 0 });
  expect(await taken).toBe('4361');
  expect(await aws(...CREATE, '--db-instance-identifier', 'shop')).toMatchObject({ exitCode: 0 });
  await lab.workbench.exec(['docker', 'rm', '-f', 'thief']);
});
