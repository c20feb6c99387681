import type { Duplex } from 'node:stream';
import type { Row, SqlSession } from '../../workbench/sql-session.ts';
import type { Deeds } from '../under-the-hood.ts';
import { masterPassword, masterPrivileges, serviceAccount, SERVICE_USER } from './accounts.ts';
import { BinlogRetention, type KnownInstance } from './binlog-retention.ts';
import { Connections } from './connections.ts';
import type { Databases, MasterUser, ReplicationSource, ReplicationState } from './database.ts';
import {
  applierError,
  endReplication,
  replicaStatus,
  REPLICATION_QUERY_MS,
  startReplication,
} from './replication.ts';
import { readReplicaStatus } from './replication-status.ts';
import { readRoutines } from './routines.ts';
import type { Secrets } from './secrets.ts';
import { LOGGED, setUpStatements, UNLOGGED } from './set-up.ts';
import { filled, quoted, textOf, type Statement } from './statement.ts';
import { setVariable } from './variables.ts';

const ACCESS_DENIED = 1045;

export type DatabasesOptions = {
  /** A connection to the instance's server as from its own host. */
  connect: (resourceId: string) => Promise<Duplex>;
  secrets: Secrets;
  deeds: Pick<Deeds, 'ran'>;
  /** All instances of the lab, as they are now. */
  instances: () => readonly KnownInstance[];
};

export async function openDatabases(options: DatabasesOptions): Promise<MySqlDatabases> {
  return new MySqlDatabases(options, await readRoutines());
}

/** MySQL behind the instances, asked and changed as the service's own user. */
class MySqlDatabases implements Databases {
  readonly #options: DatabasesOptions;
  readonly #routines: readonly Statement[];
  readonly #connections: Connections;
  readonly #retention: BinlogRetention;

  constructor(options: DatabasesOptions, routines: readonly Statement[]) {
    this.#options = options;
    this.#routines = routines;
    this.#connections = new Connections(options.connect, {
      user: SERVICE_USER,
      password: options.secrets.serviceUser,
    });
    // Housekeeping is not told: it belongs to no deed.
    this.#retention = new BinlogRetention((instance, sql) => this.query(instance, sql), options.instances);
  }

  async setUp(instance: string, master: MasterUser, databaseName: string | undefined): Promise<void> {
    await this.#becomeKnown(instance);
    await this.#connections.with(instance, (session) =>
      this.#run(instance, session, setUpStatements(master, databaseName, this.#routines)),
    );
  }

  /** The copy of a replica would otherwise go on as that replica. */
  async setUpCopy(instance: string): Promise<void> {
    await this.#connections.with(instance, (session) =>
      this.#run(instance, session, ['STOP REPLICA', 'RESET REPLICA ALL']),
    );
  }

  async resetMasterPassword(instance: string, master: MasterUser): Promise<void> {
    await this.#connections.with(instance, async (session) => {
      await this.#run(instance, session, [UNLOGGED, ...masterPrivileges(master)]);
      const isReplica = (await replicaStatus(session)) !== undefined;
      if (!isReplica) await this.#run(instance, session, [LOGGED]);
      await this.#run(instance, session, [masterPassword(master)]);
    });
  }

  async setVariables(
    instance: string,
    values: Record<string, string | null>,
  ): Promise<Record<string, string>> {
    const refused: Record<string, string> = {};
    await this.#connections.with(instance, async (session) => {
      for (const [name, value] of Object.entries(values)) {
        const words = await setVariable((sql) => this.#runOne(instance, session, sql), name, value);
        if (words !== undefined) refused[name] = words;
      }
    });
    return refused;
  }

  async startReplication(instance: string, source: ReplicationSource): Promise<void> {
    await this.#connections.with(instance, (session) =>
      startReplication((sql) => this.#runOne(instance, session, sql), source),
    );
  }

  async endReplication(instance: string): Promise<void> {
    await this.#connections.with(
      instance,
      (session) => endReplication(session, (sql) => this.#runOne(instance, session, sql)),
      { queryMs: REPLICATION_QUERY_MS },
    );
  }

  async replication(instance: string): Promise<ReplicationState | undefined> {
    const written = await this.#executedBySourceOf(instance);
    const status = await replicaStatus({ query: (sql) => this.query(instance, sql) });
    if (status === undefined) return undefined;
    const [row] = await this.query(
      instance,
      `SELECT GTID_SUBSET(${quoted(written ?? status['Retrieved_Gtid_Set'] ?? '')}, @@GLOBAL.gtid_executed) AS applied`,
    );
    const state = readReplicaStatus(
      status,
      await applierError({ query: (sql) => this.query(instance, sql) }, status),
    );
    return { ...state, caughtUp: row?.['applied'] === '1' };
  }

  query(instance: string, sql: string): Promise<Row[]> {
    return this.#connections.query(instance, sql);
  }

  /** One round of what otherwise happens every few minutes. */
  purgeBinaryLogs(): Promise<void> {
    return this.#retention.purgeAll();
  }

  forget(instance: string): void {
    this.#connections.forget(instance);
  }

  close(): Promise<void> {
    this.#retention.close();
    this.#connections.close();
    return Promise.resolve();
  }

  /** An empty server knows only root; one where an earlier set-up broke off may know the service already. */
  async #becomeKnown(instance: string): Promise<void> {
    try {
      await this.#connections.with(instance, (session) => session.query('DO 1'));
    } catch (error) {
      if (!(error instanceof Error && 'errno' in error && error.errno === ACCESS_DENIED)) throw error;
      await this.#connections.with(
        instance,
        (session) =>
          this.#run(instance, session, [UNLOGGED, ...serviceAccount(this.#options.secrets.serviceUser)]),
        { user: 'root', password: '' },
      );
    }
  }

  /** Undefined where there is no source of ours, or it cannot be asked: it may be the one that is down. */
  async #executedBySourceOf(instance: string): Promise<string | undefined> {
    const source = this.#options.instances().find(({ resourceId }) => resourceId === instance)?.source;
    if (source === undefined) return undefined;
    const [row] = await this.query(source, 'SELECT @@GLOBAL.gtid_executed AS executed').catch(() => []);
    return row?.['executed'] ?? undefined;
  }

  async #run(instance: string, session: SqlSession, statements: readonly Statement[]): Promise<void> {
    for (const statement of statements) await this.#runOne(instance, session, statement);
  }

  #runOne(instance: string, session: SqlSession, statement: Statement): Promise<Row[]> {
    this.#tell(instance, textOf(statement));
    return session.query(filled(statement));
  }

  #tell(instance: string, text: string): void {
    const known = this.#options.instances().find(({ resourceId }) => resourceId === instance);
    this.#options.deeds.ran(known?.identifier ?? instance, 'sql', `${text};`);
  }
}
