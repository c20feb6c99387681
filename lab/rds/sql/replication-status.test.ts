import { expect, test } from 'vitest';
import { readReplicaStatus } from './replication-status.ts';

const running = {
  Replica_IO_Running: 'Yes',
  Replica_SQL_Running: 'Yes',
  Seconds_Behind_Source: '0',
  Last_IO_Errno: '0',
  Last_IO_Error: '',
  Last_SQL_Errno: '0',
  Last_SQL_Error: '',
};

test('a replica that runs', () => {
  expect(readReplicaStatus(running, undefined)).toEqual({
    receiver: 'on',
    applier: 'on',
    secondsBehind: 0,
    errorNumber: 0,
    errorMessage: '',
  });
});

test('a receiver without its source knows no lag', () => {
  const row = { ...running, Replica_IO_Running: 'Connecting', Seconds_Behind_Source: null };
  expect(
    readReplicaStatus({ ...row, Last_IO_Errno: '2003', Last_IO_Error: 'gone' }, undefined),
  ).toMatchObject({
    receiver: 'connecting',
    secondsBehind: undefined,
    errorNumber: 2003,
    errorMessage: 'gone',
  });
});

test('an applier that has met an error', () => {
  const row = { ...running, Replica_SQL_Running: 'No', Last_SQL_Errno: '1062', Last_SQL_Error: 'duplicate' };
  expect(readReplicaStatus(row, 'Duplicate entry')).toMatchObject({ errorMessage: 'Duplicate entry' });
  expect(readReplicaStatus(row, undefined)).toMatchObject({
    applier: 'off',
    errorNumber: 1062,
    errorMessage: 'duplicate',
  });
});
