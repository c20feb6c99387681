import { expect, test } from 'vitest';
import { anInstance } from '../testing/fake-rds-state.ts';
import { instanceTree, roleOfInstance } from './instance-tree.ts';

const shop = anInstance('shop', { ReadReplicaDBInstanceIdentifiers: ['b-copy'] });
const copy = anInstance('b-copy', {
  ReadReplicaSourceDBInstanceIdentifier: 'shop',
  ReadReplicaDBInstanceIdentifiers: ['a-leaf'],
});
const leaf = anInstance('a-leaf', { ReadReplicaSourceDBInstanceIdentifier: 'b-copy' });
const orphan = anInstance('orphan', { ReadReplicaSourceDBInstanceIdentifier: 'gone' });

test('replicas stand below what they read from, deeper ones deeper, and nobody is lost', () => {
  const rows = instanceTree([leaf, orphan, copy, shop, anInstance('alone')]);
  expect(rows.map(({ instance, depth }) => [instance.DBInstanceIdentifier, depth])).toEqual([
    ['alone', 0],
    ['orphan', 0],
    ['shop', 0],
    ['b-copy', 1],
    ['a-leaf', 2],
  ]);
});

test('what an instance does tells its role', () => {
  expect([shop, copy, leaf, anInstance('db-source')].map(roleOfInstance)).toEqual([
    'source',
    'relay',
    'replica',
    'alone',
  ]);
});
