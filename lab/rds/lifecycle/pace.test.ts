import { expect, it, vi } from 'vitest';
import { NEW_INSTANCE } from './scenarios.ts';
import { TestService, withFakes } from './testing/test-service.ts';

vi.setConfig({ testTimeout: 30_000 });

const SHOP = { DBInstanceIdentifier: 'shop' };

async function inCreation(test: TestService): Promise<void> {
  test.service.store.change((document) => void (document.pace = 'true'));
  await test.call('CreateDBInstance', NEW_INSTANCE);
  await expect.poll(() => test.jobs.timelines()[0]?.stages.length, { timeout: 20_000 }).toBe(1);
}

it('at the true pace a stage lasts as long as on AWS, and can be skipped', () =>
  withFakes(async (test) => {
    await inCreation(test);
    const [timeline] = test.jobs.timelines();
    expect(timeline).toMatchObject({
      instance: 'shop',
      action: 'CreateDBInstance',
      skippable: true,
      stages: [{ what: 'preparing-storage', status: 'creating' }],
    });
    expect(timeline?.stages[0]?.finishedAt).toBeUndefined();
    test.jobs.skipWaits(test.resourceOf('shop'));
    await test.settled();
    expect((await test.describe('shop')).DBInstanceStatus).toBe('available');
    expect(test.jobs.timelines()[0]?.skippable).toBe(false);
    expect(test.jobs.timelines()[0]?.stages.every(({ finishedAt }) => finishedAt !== undefined)).toBe(true);
  }));

it('the quick pace ends the waits that are under way', () =>
  withFakes(async (test) => {
    await inCreation(test);
    test.service.store.change((document) => void (document.pace = 'quick'));
    await test.settled();
    expect((await test.describe('shop')).DBInstanceStatus).toBe('available');
  }));

it('a lab that closes does not wait, and the next one goes on after what was done', () =>
  withFakes(async (test, servers, databases, directory) => {
    await inCreation(test);
    await test.jobs.close();
    await test.service.store.saved();
    expect((await test.describe('shop')).DBInstanceStatus).toBe('creating');
    const next = await TestService.open({ servers, databases }, directory);
    next.service.store.change((document) => void (document.pace = 'quick'));
    await next.jobs.resume();
    await next.settled();
    expect((await next.describe('shop')).DBInstanceStatus).toBe('available');
    expect(servers.calls.filter((call) => call.startsWith('prepareEmpty'))).toHaveLength(1);
    await next.jobs.close();
    await next.service.store.saved();
  }));

it('an instance is described with pages and filters', () =>
  withFakes(async (test) => {
    for (const name of ['a', 'b', 'c']) {
      await test.call('CreateDBInstance', { ...NEW_INSTANCE, DBInstanceIdentifier: name });
    }
    await test.settled();
    const filtered = await test.call('DescribeDBInstances', {
      Filters: [{ Name: 'db-instance-id', Values: ['b', 'c'] }],
    });
    expect(filtered).toMatchObject({
      DBInstances: [{ DBInstanceIdentifier: 'b' }, { DBInstanceIdentifier: 'c' }],
    });
    await expect(test.call('DescribeDBInstances', { MaxRecords: 5 })).rejects.toThrow(
      'Must be between 20 and 100',
    );
    await expect(test.call('DescribeDBInstances', SHOP)).rejects.toThrow('DBInstance shop not found.');
  }));
