import type { Service } from '../service.ts';
import type { InstanceRecord } from '../state/model.ts';
import { removeSnapshots } from './backup.ts';
import { openDoors } from './doors.ts';
import { tell } from './events.ts';
import type { InstanceJobs } from './jobs.ts';

/** Takes up what a restart of the lab or of the engine has broken off. */
export async function resume(service: Service, jobs: InstanceJobs): Promise<void> {
  const { store, servers } = service;
  const { instances, snapshots } = store.document;
  for (const record of instances) jobs.continue(record);

  const known = new Set(instances.map(({ resourceId }) => resourceId));
  for (const resourceId of await servers.list()) {
    // Of a deletion that had told the store and not yet the engine, or of a store that was lost.
    if (!known.has(resourceId)) await servers.remove(resourceId);
  }
  const awaited = new Set(instances.map(({ job }) => job?.data['snapshot']));
  const orphans = snapshots.filter(
    ({ status, type, identifier, of }) =>
      status === 'deleting' ||
      (status === 'creating' &&
        !awaited.has(identifier) &&
        !(type === 'automated' && instances.some((each) => each.resourceId === of.resourceId && each.job))),
  );
  await removeSnapshots(service, orphans);
  for (const record of instances) {
    if (record.job === undefined && (await servers.isRunning(record.resourceId)))
      await reopen(service, record);
    await jobs.check(record.resourceId, { quiet: true });
  }
}

/** A server that ran on meanwhile: who may come in is worked out anew, from the addresses of now. */
async function reopen(service: Service, { resourceId, identifier }: InstanceRecord): Promise<void> {
  await openDoors(service, resourceId).catch((error: unknown) => {
    // One server's doors must not keep the lab closed; the next start or change of a rule sets them.
    console.warn(`who may reach ${identifier} could not be worked out anew: ${String(error)}`);
  });
}

/** A server that stops again and again is not started for ever. */
const RECOVERIES_MOST = 3;
const RECOVERIES_WITHIN = 300_000;

/** Starts servers again that stop by themselves. Answers how to stop watching. */
export function watchServers({ store, servers }: Service, jobs: InstanceJobs): () => void {
  const stops = new Map<string, number[]>();
  return servers.onChange((resourceId, running) => {
    if (running) return;
    const record = store.document.instances.find((each) => each.resourceId === resourceId);
    if (record === undefined || record.job !== undefined || record.status !== 'available') return;
    const recent = (stops.get(resourceId) ?? []).filter((at) => at > Date.now() - RECOVERIES_WITHIN);
    stops.set(resourceId, [...recent, Date.now()]);
    if (recent.length >= RECOVERIES_MOST) {
      store.change((document) => {
        record.status = 'failed';
        tell(document, record, 'failed', 'the server stopped again and again');
      });
      return;
    }
    jobs.check(resourceId, { unexpected: true }).catch((error: unknown) => {
      // The engine has gone; when it is back it tells of the server again, or the lab's next start finds it.
      console.warn(`${record.identifier} could not be looked at: ${String(error)}`);
    });
  });
}
