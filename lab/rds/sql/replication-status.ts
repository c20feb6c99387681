import type { ReplicationState, Row } from './database.ts';

/** A row of SHOW REPLICA STATUS in the lab's terms. `caughtUp` is for who can ask the source. */
export function readReplicaStatus(
  row: Row,
  applierError: string | undefined,
): Omit<ReplicationState, 'caughtUp'> {
  const behind = row['Seconds_Behind_Source'];
  const receiverError = Number(row['Last_IO_Errno'] ?? 0);
  return {
    receiver: receiverOf(row['Replica_IO_Running']),
    applier: row['Replica_SQL_Running'] === 'Yes' ? 'on' : 'off',
    secondsBehind: behind === null || behind === undefined ? undefined : Number(behind),
    errorNumber: receiverError || Number(row['Last_SQL_Errno'] ?? 0),
    errorMessage: (receiverError ? row['Last_IO_Error'] : (applierError ?? row['Last_SQL_Error'])) ?? '',
  };
}

function receiverOf(running: string | null | undefined): ReplicationState['receiver'] {
  if (running === 'Yes') return 'on';
  return running === 'Connecting' ? 'connecting' : 'off';
}
