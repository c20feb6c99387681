import * as z from 'zod/mini';
import { noteSnapshot } from '../../lifecycle/backup.ts';
import { replicasOf, requireInstance } from '../../lifecycle/records.ts';
import type { InstanceRecord, RdsDocument } from '../../state/model.ts';
import { action } from '../action.ts';
import * as fields from '../fields.ts';
import type { InstanceActions } from './context.ts';
import { requireIdle } from './idle.ts';
import { requireMemory } from './settings.ts';
import { requireRoomForSnapshot } from './snapshot-actions.ts';
import { wrongState, wrongCombination } from './refuse.ts';

const RebootInput = z.strictObject({
  DBInstanceIdentifier: fields.reference(),
  ForceFailover: z.optional(fields.boolean()),
});
type RebootInput = z.infer<typeof RebootInput>;

export function rebootDBInstance({ service, jobs, view }: InstanceActions) {
  return action({
    input: RebootInput,
    changes: true,
    run: async (input: RebootInput) => {
      const record = requireInstance(service.store.document, input.DBInstanceIdentifier);
      if (input.ForceFailover === true) {
        throw wrongCombination(
          'ForceFailover cannot be specified since the instance is not configured for MultiAZ.',
        );
      }
      // With parameters that keep the server from starting, mending them and a reboot is the way out.
      const isBroken = ['incompatible-parameters', 'failed'].includes(record.status);
      if (!isBroken || record.createdAt === undefined || record.job !== undefined) {
        requireIdle(record, 'Instance cannot currently reboot due to an in-progress management operation.');
      }
      jobs.begin(record.resourceId, { action: 'RebootDBInstance', data: {} });
      return view.one(record);
    },
  });
}

const StopInput = z.strictObject({
  DBInstanceIdentifier: fields.reference(),
  DBSnapshotIdentifier: z.optional(fields.identifier(255)),
});
type StopInput = z.infer<typeof StopInput>;

export function stopDBInstance({ service, jobs, view }: InstanceActions) {
  return action({
    input: StopInput,
    changes: true,
    run: async (input: StopInput) => {
      const { store } = service;
      const record = requireInstance(store.document, input.DBInstanceIdentifier);
      requireIdle(record, `Instance ${record.identifier} is not in available state.`);
      requireNoReplication(store.document, record);
      const snapshot = input.DBSnapshotIdentifier;
      if (snapshot !== undefined) {
        store.change((document) => {
          requireRoomForSnapshot(document, snapshot);
          noteSnapshot(document, record, { identifier: snapshot, type: 'manual', tags: [] });
        });
      }
      const data = snapshot === undefined ? {} : { snapshot };
      jobs.begin(record.resourceId, { action: 'StopDBInstance', data });
      return view.one(record);
    },
  });
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_StopInstance.html#USER_StopInstance.Limitations */
function requireNoReplication(document: RdsDocument, record: InstanceRecord): void {
  if (record.source !== undefined) {
    throw wrongState('Cannot stop or start a Read-Replica instance');
  }
  if (replicasOf(document, record.resourceId).length > 0) {
    throw wrongState('Cannot stop or start an instance that has Read-Replicas');
  }
}

const StartInput = z.strictObject({ DBInstanceIdentifier: fields.reference() });
type StartInput = z.infer<typeof StartInput>;

export function startDBInstance({ service, jobs, view }: InstanceActions) {
  return action({
    input: StartInput,
    changes: true,
    run: async (input: StartInput) => {
      const record = requireInstance(service.store.document, input.DBInstanceIdentifier);
      if (record.status !== 'stopped' || record.job !== undefined) {
        throw wrongState(`Instance ${record.identifier} is not stopped.`);
      }
      await requireMemory(service.servers, record.instanceClass);
      jobs.begin(record.resourceId, { action: 'StartDBInstance', data: {} });
      return view.one(record);
    },
  });
}
