/** SQL on the server behind an instance, as the service itself (`rdsadmin`). */

import type { Row } from '../../workbench/sql-session.ts';

export type { Row };

export type ReplicationState = {
  /** The receiver thread: on, connecting, or off. */
  receiver: 'on' | 'connecting' | 'off';
  applier: 'on' | 'off';
  /** Undefined while the receiver is not connected. */
  secondsBehind: number | undefined;
  errorNumber: number;
  errorMessage: string;
  /** Everything that the source had when it was asked has been applied. */
  caughtUp: boolean;
};

export type MasterUser = { username: string; password: string };

/** Where a replica finds its source. It shows the certificate that came with the source's data: nothing to keep secret. */
export type ReplicationSource = { host: string; port: number };

/** All that the service does by SQL. `instance` is a resource id; what runs is told under the hood. */
export interface Databases {
  /**
   * First set-up of an empty server, without binary log: `rdsadmin`, the replication user, the master user with its
   * privileges, the `mysql.rds_*` procedures, the first database, and nobody else (no root).
   */
  setUp(instance: string, master: MasterUser, databaseName: string | undefined): Promise<void>;
  /** After a restore or a replica's creation: what must differ from the server that the data came from. */
  setUpCopy(instance: string): Promise<void>;
  resetMasterPassword(instance: string, master: MasterUser): Promise<void>;
  /**
   * Applies dynamic parameters now (`SET GLOBAL`), a number as a number, null as the server's own default; answers
   * those that the server did not take, with its words.
   */
  setVariables(instance: string, values: Record<string, string | null>): Promise<Record<string, string>>;
  /** Points the replica at its source by GTID auto-position, and starts it. */
  startReplication(instance: string, source: ReplicationSource): Promise<void>;
  /** Stops replication for good and forgets the source. Waits first, bounded, until what was received is applied. */
  endReplication(instance: string): Promise<void>;
  replication(instance: string): Promise<ReplicationState | undefined>;
  query(instance: string, sql: string): Promise<Row[]>;
  /** Drops the connections of a server that stops or is made anew. */
  forget(instance: string): void;
  close(): Promise<void>;
}
