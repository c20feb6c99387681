import { expect, test } from 'vitest';
import { anInstance } from '../testing/fake-rds-state.ts';
import { whyNot } from './instance-actions.ts';

test('a replica needs a source that is available, keeps backups and has room', () => {
  expect(whyNot('replica', anInstance('shop'))).toBeUndefined();
  expect(whyNot('replica', anInstance('shop', { DBInstanceStatus: 'creating' }))).toBe('not-available');
  expect(whyNot('replica', anInstance('shop', { BackupRetentionPeriod: 0 }))).toBe('no-backups');
  const fifteen = Array.from({ length: 15 }, (_, index) => `r${index}`);
  expect(whyNot('replica', anInstance('shop', { ReadReplicaDBInstanceIdentifiers: fifteen }))).toBe(
    'too-many',
  );
});

test('only a replica is promoted, and neither a replica nor its source is stopped', () => {
  const replica = anInstance('copy', { ReadReplicaSourceDBInstanceIdentifier: 'shop' });
  const source = anInstance('shop', { ReadReplicaDBInstanceIdentifiers: ['copy'] });
  expect(whyNot('promote', source)).toBe('no-replica');
  expect(whyNot('promote', replica)).toBeUndefined();
  expect(whyNot('stop', replica)).toBe('is-replica');
  expect(whyNot('stop', source)).toBe('has-replicas');
  expect(whyNot('stop', anInstance('alone'))).toBeUndefined();
});

test('what is stopped can only be started or deleted, what is being deleted nothing', () => {
  const stopped = anInstance('shop', { DBInstanceStatus: 'stopped' });
  expect(whyNot('start', stopped)).toBeUndefined();
  expect(whyNot('delete', stopped)).toBeUndefined();
  expect(whyNot('reboot', stopped)).toBe('not-available');
  expect(whyNot('start', anInstance('shop'))).toBe('not-stopped');
  expect(whyNot('delete', anInstance('shop', { DBInstanceStatus: 'creating' }))).toBe('busy');
  expect(whyNot('delete', anInstance('shop', { DBInstanceStatus: 'deleting' }))).toBe('deleting');
});
