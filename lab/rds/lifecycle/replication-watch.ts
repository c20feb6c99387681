import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from '../service.ts';
import type { ReplicationState } from '../sql/database.ts';
import type { InstanceRecord } from '../state/model.ts';
import { tell } from './events.ts';

const FRESH_FOR = 1000;
/** In these a server is there to be asked. */
const ANSWERING = ['available', 'backing-up', 'modifying', 'renaming', 'resetting-master-credentials'];
const CAUGHT_UP_WITHIN = 30_000;
const CAUGHT_UP_EVERY = 200;

/** What is known of a replica: its state, or that there is none to be had, and why. */
export type KnownReplication = { state: ReplicationState | undefined; trouble?: string };
type Known = KnownReplication & { at: number };

/**
 * What replication does, asked of the servers when somebody wants to know and at most once a second. What has changed
 * since it was last asked becomes an event.
 */
export class ReplicationWatch {
  readonly #service: Service;
  readonly #known = new Map<string, Known>();
  /** Whether it replicated, as the events have it. */
  readonly #told = new Map<string, boolean>();
  readonly #asking = new Map<string, Promise<KnownReplication>>();

  constructor(service: Service) {
    this.#service = service;
  }

  /** Of all replicas, by resource id. */
  async now(records: readonly InstanceRecord[]): Promise<Map<string, KnownReplication>> {
    const replicas = records.filter((each) => each.source !== undefined && each.createdAt !== undefined);
    const states = await Promise.all(replicas.map((each) => this.#of(each)));
    return new Map(
      replicas.map(({ resourceId }, index) => [resourceId, states[index] ?? { state: undefined }]),
    );
  }

  #of(record: InstanceRecord): Promise<KnownReplication> {
    const { resourceId, status } = record;
    if (!ANSWERING.includes(status)) {
      return Promise.resolve({ state: undefined, trouble: `the replica is ${status}` });
    }
    const known = this.#known.get(resourceId);
    if (known !== undefined && known.at > Date.now() - FRESH_FOR) return Promise.resolve(known);
    const asking = this.#asking.get(resourceId) ?? this.#ask(record);
    this.#asking.set(resourceId, asking);
    return asking.finally(() => this.#asking.delete(resourceId));
  }

  async #ask(record: InstanceRecord): Promise<KnownReplication> {
    let known: KnownReplication;
    try {
      known = { state: await this.#service.databases.replication(record.resourceId) };
    } catch (error) {
      // A server that does not answer is what there is to tell.
      known = { state: undefined, trouble: error instanceof Error ? error.message : String(error) };
    }
    this.#known.set(record.resourceId, { ...known, at: Date.now() });
    if (record.status === 'available' && record.job === undefined) this.#tellChange(record, known.state);
    return known;
  }

  #tellChange(record: InstanceRecord, state: ReplicationState | undefined): void {
    // While it is connecting, or does not answer, nothing has been decided.
    if (state === undefined || (state.receiver === 'connecting' && state.errorNumber === 0)) return;
    const did = this.#told.get(record.resourceId) ?? true;
    const does = isReplicating(state);
    this.#told.set(record.resourceId, does);
    if (did === does) return;
    const why = state.errorMessage === '' ? undefined : state.errorMessage;
    this.#service.store.change((document) =>
      tell(document, record, does ? 'replication-resumed' : 'replication-stopped', does ? undefined : why),
    );
  }
}

/** Bounded: a replica that replicates and is far behind gives up the rest, as on AWS. */
export async function waitUntilCaughtUp(
  { databases }: Service,
  { resourceId }: InstanceRecord,
): Promise<void> {
  const until = Date.now() + CAUGHT_UP_WITHIN;
  while (Date.now() < until) {
    // One that does not answer has what it has.
    const state = await databases.replication(resourceId).catch(() => undefined);
    if (!isReplicating(state) || state?.caughtUp === true) return;
    await pause(CAUGHT_UP_EVERY);
  }
}

export function isReplicating(state: ReplicationState | undefined): boolean {
  return state?.receiver === 'on' && state.applier === 'on';
}
