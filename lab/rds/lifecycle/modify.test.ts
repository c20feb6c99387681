import { describe, expect, it, vi } from 'vitest';
import type { RdsInput } from '../../contract/rds.ts';
import { applyPending, backUpDaily } from './maintenance.ts';
import { create, replicate } from './scenarios.ts';
import { withFakes, type TestService } from './testing/test-service.ts';

vi.setConfig({ testTimeout: 30_000 });

const SHOP = { DBInstanceIdentifier: 'shop' };
const WINDOWS = { PreferredMaintenanceWindow: 'sun:05:00-sun:05:30', PreferredBackupWindow: '23:50-00:20' };

async function modify(test: TestService, change: RdsInput): Promise<void> {
  await test.call('ModifyDBInstance', { ...SHOP, ...change });
  await test.settled();
}

/** A Sunday. */
const at = (time: string) => new Date(`2026-11-22T${time}Z`);

describe('a modification', () => {
  it('waits for the maintenance window, and is applied in it', () =>
    withFakes(async (test) => {
      await create(test, WINDOWS);
      await modify(test, {
        DBInstanceClass: 'db.t3.small',
        NewDBInstanceIdentifier: 'store',
        BackupRetentionPeriod: 0,
      });
      const waiting = await test.describe('shop');
      expect(waiting).toMatchObject({
        DBInstanceStatus: 'available',
        DBInstanceClass: 'db.t3.micro',
        BackupRetentionPeriod: 1,
        PendingModifiedValues: {
          DBInstanceClass: 'db.t3.small',
          DBInstanceIdentifier: 'store',
          BackupRetentionPeriod: 0,
        },
      });
      applyPending(test.service, test.jobs, at('04:59:00'));
      applyPending(test.service, test.jobs, at('05:30:00'));
      expect((await test.describe('shop')).DBInstanceStatus).toBe('available');
      const { deeds } = test.service;
      deeds.begin({ by: 'api', action: 'ModifyDBInstance', command: '', instance: 'shop' });
      applyPending(test.service, test.jobs, at('05:10:00'));
      await test.settled();
      // What runs under the new name still shows which deed it belongs to, and whose.
      deeds.ran('store', 'sql', 'SELECT 1');
      expect(deeds.all.at(-1)).toMatchObject({
        by: 'service',
        instance: 'shop',
        under: [{ text: 'SELECT 1' }],
      });
      expect(await test.describe('store')).toMatchObject({
        DBInstanceClass: 'db.t3.small',
        BackupRetentionPeriod: 0,
        PendingModifiedValues: {},
      });
    }));

  it('that waits stays while another is applied, is taken back by its opposite, and goes along with one at once', () =>
    withFakes(async (test) => {
      await create(test, WINDOWS);
      await modify(test, { DBInstanceClass: 'db.t3.small', AllocatedStorage: 30 });
      await modify(test, { PubliclyAccessible: false });
      const pending = async () => (await test.describe('shop')).PendingModifiedValues;
      expect(await pending()).toEqual({ DBInstanceClass: 'db.t3.small', AllocatedStorage: 30 });
      await modify(test, { DBInstanceClass: 'db.t3.micro' });
      expect(await pending()).toEqual({ AllocatedStorage: 30 });
      await modify(test, { CopyTagsToSnapshot: true, ApplyImmediately: true });
      expect(await pending()).toEqual({});
      expect((await test.describe('shop')).AllocatedStorage).toBe(30);
    }));

  it('of access, password, port and group comes at once, whatever is asked', () =>
    withFakes(async (test, servers, databases) => {
      await create(test, WINDOWS);
      await replicate(test, 'shop', 'r');
      test.service.store.change((document) =>
        document.parameterGroups.push({
          name: 'mine',
          family: 'mysql8.4',
          description: '',
          values: {},
          applyMethods: {},
          tags: [],
        }),
      );
      const begun = await test.instance('ModifyDBInstance', {
        ...SHOP,
        PubliclyAccessible: false,
        MasterUserPassword: 'battery-staple',
        DBPortNumber: 3310,
        DBParameterGroupName: 'mine',
      });
      expect(begun.PendingModifiedValues).toEqual({ MasterUserPassword: '****', Port: 3310 });
      await test.settled();
      const id = test.resourceOf('shop');
      expect(await test.describe('shop')).toMatchObject({
        PubliclyAccessible: false,
        Endpoint: { Port: 3310 },
        DBParameterGroups: [{ DBParameterGroupName: 'mine', ParameterApplyStatus: 'in-sync' }],
      });
      expect(databases.passwords.get(id)).toBe('battery-staple');
      expect(servers.servers.get(id)?.reach?.port).toBe(3310);
      // Its replicas know of the new port.
      expect(databases.calls.at(-1)).toMatch(
        new RegExp(`^startReplication ${test.resourceOf('r')} .*:3310$`),
      );
    }));

  it('of the group alone waits for a reboot', () =>
    withFakes(async (test, servers) => {
      await create(test);
      const values = { max_connections: '77' };
      test.service.store.change((document) =>
        document.parameterGroups.push({
          name: 'mine',
          family: 'mysql8.4',
          description: '',
          values,
          applyMethods: {},
          tags: [],
        }),
      );
      await modify(test, { DBParameterGroupName: 'mine' });
      const groups = async () => (await test.describe('shop')).DBParameterGroups;
      expect(await groups()).toEqual([
        { DBParameterGroupName: 'mine', ParameterApplyStatus: 'pending-reboot' },
      ]);
      await test.call('RebootDBInstance', SHOP);
      await test.settled();
      expect(await groups()).toEqual([{ DBParameterGroupName: 'mine', ParameterApplyStatus: 'in-sync' }]);
      expect(servers.servers.get(test.resourceOf('shop'))?.spec?.options['max_connections']).toBe('77');
    }));

  it('that turns backups on or off turns the binary log on or off, and the backups with it', () =>
    withFakes(async (test, servers) => {
      await create(test, { BackupRetentionPeriod: 0 });
      const log = () => servers.servers.get(test.resourceOf('shop'))?.spec?.options['log_bin'];
      expect(log()).toBe('OFF');
      const on = await test.statuses('shop', () =>
        modify(test, { BackupRetentionPeriod: 7, ApplyImmediately: true }),
      );
      expect(on).toEqual(['modifying', 'backing-up', 'available']);
      expect(log()).toBe('ON');
      expect(test.service.store.document.snapshots).toHaveLength(1);
      await modify(test, { BackupRetentionPeriod: 0, ApplyImmediately: true });
      expect(log()).toBe('OFF');
      expect(servers.snapshots.size).toBe(0);
      expect(test.service.store.document.snapshots).toEqual([]);
    }));

  it('with a parameter that keeps the server from starting is told, and mended by a reboot', () =>
    withFakes(async (test) => {
      await create(test);
      const group = {
        name: 'bad',
        family: 'mysql8.4',
        description: '',
        values: { max_connections: '1' },
        applyMethods: {},
        tags: [],
      };
      test.service.store.change((document) => document.parameterGroups.push(group));
      await modify(test, { DBParameterGroupName: 'bad' });
      await test.call('RebootDBInstance', SHOP);
      await test.settled();
      expect((await test.describe('shop')).DBInstanceStatus).toBe('incompatible-parameters');
      expect(test.events('shop').at(-1)).toContain('a bad option');
      test.service.store.change(() => (group.values.max_connections = '60'));
      await test.call('RebootDBInstance', SHOP);
      await test.settled();
      expect((await test.describe('shop')).DBInstanceStatus).toBe('available');
    }));
});

it('a backup is taken once in each day’s window, also over midnight, and old ones go', () =>
  withFakes(async (test) => {
    await create(test, WINDOWS);
    const backups = () => test.service.store.document.snapshots.map(({ identifier }) => identifier);
    const day = 24 * 3_600_000;
    const tonight = Date.now() - (Date.now() % day) + day + 5 * 60_000;
    for (const when of [tonight, tonight + 60_000, tonight + 12 * 3_600_000]) {
      test.service.store.change((document) => {
        for (const record of document.instances)
          record.latestBackupAt = tonight - (when === tonight ? day : 0);
      });
      backUpDaily(test.service, test.jobs, new Date(when));
      await test.settled();
    }
    expect(backups()).toHaveLength(2);
    const [first] = backups();
    test.service.store.change((document) => {
      for (const record of document.instances) record.latestBackupAt = 0;
    });
    backUpDaily(test.service, test.jobs, new Date(tonight));
    await test.settled();
    expect(backups()).toHaveLength(2);
    expect(backups()).not.toContain(first);
  }));
