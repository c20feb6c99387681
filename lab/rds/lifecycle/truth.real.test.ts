import { afterAll, beforeAll, expect, it } from 'vitest';
import { create, replicate } from './scenarios.ts';
import { realService } from './testing/real-service.ts';
import { TestService } from './testing/test-service.ts';

let real: Awaited<ReturnType<typeof realService>>;
let test: TestService;

beforeAll(async () => {
  real = await realService();
  test = new TestService(real.service);
  await test.jobs.resume();
});

afterAll(async () => {
  await test.jobs.close();
  await real.close();
});

const sql = async (identifier: string, query: string) =>
  Object.values((await real.service.databases.query(test.resourceOf(identifier), query))[0] ?? {})[0];

it('a replica has what its source has, takes no writes, and keeps what it had when its source is deleted', async () => {
  await create(test);
  await sql('shop', 'CREATE TABLE shop.t (id INT PRIMARY KEY)');
  await sql('shop', 'INSERT INTO shop.t VALUES (1), (2)');
  await replicate(test, 'shop', 'r');
  expect(await sql('r', 'SELECT COUNT(*) FROM shop.t')).toBe('2');
  expect(await sql('r', 'SELECT @@read_only')).toBe('1');
  expect(await sql('r', 'SELECT @@log_bin')).toBe('0');

  // A server that dies is back by itself, and its replica finds it again.
  const id = test.resourceOf('shop');
  const { docker } = real.engine;
  const [container] = await docker.listContainers({ filters: { name: [`rds.${id.toLowerCase()}$`] } });
  await docker.getContainer(container?.Id ?? '').kill();
  await expect
    .poll(() => test.events('shop').at(-1), { timeout: 60_000 })
    .toBe('Recovery of the DB instance is complete');
  await sql('shop', 'INSERT INTO shop.t VALUES (3)');

  await test.call('ModifyDBInstance', { DBInstanceIdentifier: 'shop', DBPortNumber: 3310 });
  await test.settled();
  await sql('shop', 'INSERT INTO shop.t VALUES (4)');

  await test.call('DeleteDBInstance', { DBInstanceIdentifier: 'shop', SkipFinalSnapshot: true });
  await test.settled();
  expect((await test.describe('r')).DBInstanceStatus).toBe('available');
  expect(await sql('r', 'SELECT COUNT(*) FROM shop.t')).toBe('4');
  expect(await sql('r', 'SELECT @@read_only')).toBe('0');
}, 300_000);
