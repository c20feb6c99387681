import { automatedOf, removeSnapshots, takeSnapshot } from '../backup.ts';
import { tell, wordsOf } from '../events.ts';
import { replicasOf, seedOf } from '../records.ts';
import { waitUntilCaughtUp } from '../replication-watch.ts';
import { stopServer } from '../server-of.ts';
import { seconds, type JobContext, type Plan, type Stage } from '../stage.ts';
import type { InstanceRecord } from '../../state/model.ts';

function stage(what: Stage['what'], usual: number, work: Stage['work']): Stage {
  return { what, status: 'deleting', usual, work };
}

/**
 * Replicas are promoted while their source is still there, so that they have all that it had.
 * @param context `data.snapshot`: the final one; `data.backups`: whether automated backups go along
 */
export function deletePlan(context: JobContext): Plan {
  const { service, resourceId, data, others } = context;
  const { store, servers } = service;
  const { snapshot } = data;
  const isReplica = (replica: InstanceRecord) =>
    replica.source === resourceId && replica.createdAt !== undefined;
  const promote = async (replica: InstanceRecord) => {
    await others.whenIdle(replica.resourceId);
    // One whose server does not run keeps what it has, and can be promoted when it is mended.
    if (!isReplica(replica) || replica.status !== 'available') return;
    await waitUntilCaughtUp(service, replica);
    others.promote(replica.resourceId);
    await others.whenIdle(replica.resourceId);
  };
  const promoteReplicas = async () => {
    await Promise.all(replicasOf(store.document, resourceId).filter(isReplica).map(promote));
  };
  const remove = async () => {
    if (data['backups'] === true) await removeSnapshots(service, automatedOf(store.document, resourceId));
    await servers.remove(resourceId);
    // Of a replica whose creation failed.
    await servers.removeSnapshot(seedOf(resourceId));
  };

  return {
    stages: [
      ...(data['replicas'] === true ? [stage('promoting-replicas', seconds(60), promoteReplicas)] : []),
      ...(typeof snapshot === 'string'
        ? [stage('snapshotting', seconds(90), () => takeSnapshot(service, snapshot))]
        : []),
      stage('stopping-server', seconds(60), () => stopServer(service, resourceId)),
      stage('removing', seconds(60), remove),
    ],
    end: (document, record) => {
      tell(document, record, 'deleted');
      document.instances = document.instances.filter((each) => each !== record);
    },
    fail: (document, record, error) => {
      record.status = 'failed';
      tell(document, record, 'failed', wordsOf(error));
    },
  };
}
