import type { Databases, MasterUser, ReplicationSource, ReplicationState, Row } from '../../sql/database.ts';

export const REPLICATING: ReplicationState = {
  receiver: 'on',
  applier: 'on',
  secondsBehind: 0,
  errorNumber: 0,
  errorMessage: '',
  caughtUp: true,
};

/** What is asked is written down; what replication does can be set. */
export class FakeDatabases implements Databases {
  readonly calls: string[] = [];
  readonly passwords = new Map<string, string>();
  readonly replications = new Map<string, ReplicationState>();
  before: (method: string, instance: string) => Promise<void> | void = () => undefined;

  async setUp(instance: string, master: MasterUser, databaseName: string | undefined): Promise<void> {
    await this.#called('setUp', `${instance} ${master.username} ${databaseName ?? '-'}`);
    this.passwords.set(instance, master.password);
  }

  async setUpCopy(instance: string): Promise<void> {
    await this.#called('setUpCopy', instance);
    this.replications.delete(instance);
  }

  async resetMasterPassword(instance: string, master: MasterUser): Promise<void> {
    await this.#called('resetMasterPassword', instance);
    this.passwords.set(instance, master.password);
  }

  async setVariables(instance: string): Promise<Record<string, string>> {
    await this.#called('setVariables', instance);
    return {};
  }

  async startReplication(instance: string, { host, port }: ReplicationSource): Promise<void> {
    await this.#called('startReplication', `${instance} ${host}:${port}`);
    this.replications.set(instance, REPLICATING);
  }

  async endReplication(instance: string): Promise<void> {
    await this.#called('endReplication', instance);
    this.replications.delete(instance);
  }

  async replication(instance: string): Promise<ReplicationState | undefined> {
    await this.#called('replication', instance);
    return this.replications.get(instance);
  }

  query(): Promise<Row[]> {
    return Promise.resolve([]);
  }

  forget(): void {}

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #called(method: string, rest: string): Promise<void> {
    this.calls.push(`${method} ${rest}`);
    await this.before(method, rest.split(' ')[0] ?? '');
  }
}
