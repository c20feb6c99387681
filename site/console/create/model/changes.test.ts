import { expect, test } from 'vitest';
import { changesOf, interrupts, modifyInput, waits } from './changes.ts';
import type { Form } from './form.ts';
import { formOf } from './instance-form.ts';
import { offer, shop } from './testing.ts';

const now = formOf(shop, offer);
const changes = (change: Partial<Form>) => {
  const form = { ...now, ...change };
  return changesOf(form, now, form.groups);
};
const sent = (change: Partial<Form>) => modifyInput(changes(change), 'shop', false);

test('an instance as it is has no changes', () => {
  expect(changes({})).toEqual([]);
  expect(sent({})).toEqual({ DBInstanceIdentifier: 'shop' });
});

test.each<[Partial<Form>, Record<string, unknown>]>([
  [{ identifier: 'store' }, { NewDBInstanceIdentifier: 'store' }],
  [{ password: 'secret-12' }, { MasterUserPassword: 'secret-12' }],
  [{ instanceClass: 'db.m6g.large' }, { DBInstanceClass: 'db.m6g.large' }],
  [{ storage: '40' }, { AllocatedStorage: 40 }],
  [{ autoscaling: true, maxStorage: '100' }, { MaxAllocatedStorage: 100 }],
  [{ publicAccess: true }, { PubliclyAccessible: true }],
  [{ groups: ['sg-shop'] }, { VpcSecurityGroupIds: ['sg-shop'] }],
  [{ port: '3310' }, { DBPortNumber: 3310 }],
  [{ parameterGroup: 'shop-params' }, { DBParameterGroupName: 'shop-params' }],
  [{ backups: false }, { BackupRetentionPeriod: 0 }],
  [{ retention: '14' }, { BackupRetentionPeriod: 14 }],
  [{ backupStart: '20:00' }, { PreferredBackupWindow: '20:00-20:30' }],
  [{ maintenanceDay: 'mon' }, { PreferredMaintenanceWindow: 'mon:19:00-mon:19:30' }],
  [{ deletionProtection: true }, { DeletionProtection: true }],
  [{ autoMinor: false }, { AutoMinorVersionUpgrade: false }],
  [{ copyTags: true }, { CopyTagsToSnapshot: true }],
])('%j sends %j and nothing else', (change, parameters) => {
  expect(sent(change)).toEqual({ DBInstanceIdentifier: 'shop', ...parameters });
});

test('applying at once is said', () => {
  expect(modifyInput(changes({ storage: '40' }), 'shop', true)).toMatchObject({ ApplyImmediately: true });
});

test('turning backups off or on waits and interrupts; keeping them longer does neither', () => {
  const [off] = changes({ backups: false });
  const [longer] = changes({ retention: '14' });
  if (off === undefined || longer === undefined) throw new Error('nothing changed');
  expect([waits(off), interrupts(off)]).toEqual([true, true]);
  expect([waits(longer), interrupts(longer)]).toEqual([false, false]);
});

test('a password is never shown', () => {
  expect(changes({ password: 'secret-12' })).toMatchObject([{ after: '********' }]);
});
