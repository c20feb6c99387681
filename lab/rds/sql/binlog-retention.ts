import type { Row } from '../../workbench/sql-session.ts';
import { replicaStatus } from './replication.ts';

/** As often as RDS does it. */
const EVERY_MS = 5 * 60_000;
/** What a binary log file holds before the first transaction is less. */
const EMPTY_BYTES = 400;

type Query = (instance: string, sql: string) => Promise<Row[]>;
export type KnownInstance = {
  resourceId: string;
  identifier: string;
  status: string;
  source?: string | undefined;
};

/**
 * Purges binary logs as `binlog retention hours` says, which the server itself is told not to do: it does not know
 * that a replica which is away for a moment still needs them.
 */
export class BinlogRetention {
  readonly #query: Query;
  readonly #instances: () => readonly KnownInstance[];
  readonly #timer: NodeJS.Timeout;

  constructor(query: Query, instances: () => readonly KnownInstance[]) {
    this.#query = query;
    this.#instances = instances;
    this.#timer = setInterval(() => void this.purgeAll(), EVERY_MS);
    this.#timer.unref();
  }

  /** One round; public because a test does not wait for the clock. */
  async purgeAll(): Promise<void> {
    const available = this.#instances().filter(({ status }) => status === 'available');
    // One that does not answer keeps its logs; the next round comes.
    await Promise.allSettled(available.map(({ resourceId }) => this.#purge(resourceId)));
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #purge(instance: string): Promise<void> {
    if (!(await this.#replicasRead(instance))) return;
    const logs = await this.#query(instance, 'SHOW BINARY LOGS');
    const written = Number(logs.at(-1)?.['File_size'] ?? 0) > EMPTY_BYTES;
    // Only a file that is no longer written to can be purged.
    if (written) await this.#query(instance, 'FLUSH BINARY LOGS');
    if (!written && logs.length < 2) return;
    const [row] = await this.#query(
      instance,
      `SELECT value FROM mysql.rds_configuration
      WHERE name = 'binlog retention hours'`,
    );
    const hours = Number(row?.['value'] ?? 0);
    // A file that somebody is reading stays: the server sees to that.
    await this.#query(instance, `PURGE BINARY LOGS BEFORE NOW() - INTERVAL ${hours} HOUR`);
  }

  /** Whether every read replica of the instance is connected, so that the server knows what it still needs. */
  async #replicasRead(instance: string): Promise<boolean> {
    const replicas = this.#instances().filter(({ source }) => source === instance);
    const reading = await Promise.all(
      replicas.map(async ({ resourceId }) => {
        const status = await replicaStatus({ query: (sql) => this.#query(resourceId, sql) });
        return status?.['Replica_IO_Running'] === 'Yes';
      }),
    );
    return reading.every(Boolean);
  }
}
