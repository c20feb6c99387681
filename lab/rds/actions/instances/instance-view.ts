import type { DBInstance } from '../../../contract/rds.ts';
import { isReplicating, ReplicationWatch } from '../../lifecycle/replication-watch.ts';
import type { Service } from '../../service.ts';
import type { InstanceRecord } from '../../state/model.ts';
import { describeInstance } from './describe-instance.ts';

/** The instances as the API and the page show them, with what replication does at this moment. */
export class InstanceView {
  readonly #service: Service;
  readonly #replication: ReplicationWatch;

  constructor(service: Service) {
    this.#service = service;
    this.#replication = new ReplicationWatch(service);
  }

  /** In the order of their names. */
  async all(): Promise<DBInstance[]> {
    const { instances } = this.#service.store.document;
    return this.of([...instances].sort((one, other) => (one.identifier < other.identifier ? -1 : 1)));
  }

  async of(records: InstanceRecord[]): Promise<DBInstance[]> {
    const known = await this.#replication.now(records);
    const { document } = this.#service.store;
    return records.map((record) => describeInstance(document, record, known.get(record.resourceId)));
  }

  /** What an action answers about the instance that it has just worked on. */
  async one(record: InstanceRecord): Promise<{ DBInstance: DBInstance }> {
    const known = await this.#replication.now([record]);
    return {
      DBInstance: describeInstance(this.#service.store.document, record, known.get(record.resourceId)),
    };
  }

  /** Seconds behind the source by identifier, as the metric ReplicaLag: -1 while it does not replicate. */
  async lag(): Promise<Record<string, number>> {
    const { instances } = this.#service.store.document;
    const known = await this.#replication.now(instances);
    const lags = instances.flatMap(({ identifier, resourceId }): [string, number][] => {
      const found = known.get(resourceId);
      if (found === undefined) return [];
      const { state } = found;
      return [[identifier, isReplicating(state) ? (state?.secondsBehind ?? -1) : -1]];
    });
    return Object.fromEntries(lags);
  }
}
