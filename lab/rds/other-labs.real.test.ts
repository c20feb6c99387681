import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestRds, shop, type TestRds } from './testing/test-rds.ts';

let mine: TestRds;
let other: TestRds;
beforeAll(async () => {
  [mine, other] = await Promise.all([openTestRds(), openTestRds()]);
  await other.rds.call('CreateDBInstance', shop(), 'console');
  await other.until('shop', 'available');
}, 180_000);
afterAll(async () => {
  await Promise.all([mine.dispose(), other.dispose()]);
}, 60_000);

test("another lab's instances, snapshots and their names are not there", async () => {
  expect(await mine.rds.instances()).toEqual([]);
  expect(JSON.parse((await mine.aws('rds', 'describe-db-snapshots')).stdout)).toEqual({ DBSnapshots: [] });
  const described = await mine.aws('rds', 'describe-db-instances', '--db-instance-identifier', 'shop');
  expect(described.stderr).toContain('DBInstanceNotFound');
  await expect(
    mine.rds.call('DeleteDBInstance', { DBInstanceIdentifier: 'shop', SkipFinalSnapshot: true }, 'console'),
  ).rejects.toMatchObject({ code: 'DBInstanceNotFound' });
});

test("another lab's endpoint neither resolves nor answers", async () => {
  const [instance] = await other.rds.instances();
  const endpoint = instance?.Endpoint?.Address ?? '';
  expect((await other.lab.workbench.exec(['getent', 'hosts', endpoint])).exitCode).toBe(0);
  expect((await mine.lab.workbench.exec(['getent', 'hosts', endpoint])).exitCode).not.toBe(0);
});

test("another lab's key opens nothing here", async () => {
  const { access } = await other.rds.state();
  const { exitCode, stderr } = await mine.lab.workbench.exec(['aws', 'rds', 'describe-db-instances'], {
    environment: {
      AWS_ACCESS_KEY_ID: access.accessKeyId,
      AWS_SECRET_ACCESS_KEY: access.secretAccessKey,
    },
  });
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain('InvalidClientTokenId');
});

test('a lab that is emptied takes nothing of another with it', async () => {
  await mine.rds.clear();
  const { exitCode, stdout } = await other.mysql('shop', 'SELECT 1');
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '1\n' });
});
