import * as z from 'zod/mini';
import { noteSnapshot } from '../../lifecycle/backup.ts';
import { replicasOf, requireInstance } from '../../lifecycle/records.ts';
import type { InstanceRecord, RdsDocument } from '../../state/model.ts';
import { action } from '../action.ts';
import * as fields from '../fields.ts';
import type { InstanceActions } from './context.ts';
import { requireRoomForSnapshot } from './snapshot-actions.ts';
import { wrongState, wrongCombination } from './refuse.ts';

const Input = z.strictObject({
  DBInstanceIdentifier: fields.reference(),
  SkipFinalSnapshot: z.optional(fields.boolean()),
  FinalDBSnapshotIdentifier: z.optional(fields.identifier(255)),
  DeleteAutomatedBackups: z.optional(fields.boolean()),
});
type Input = z.infer<typeof Input>;

/** In these there is a server's data to take a snapshot of. */
const WITH_DATA = ['available', 'stopped'];
const DELETABLE = [...WITH_DATA, 'failed', 'incompatible-parameters'];

export function deleteDBInstance({ service, jobs, view }: InstanceActions) {
  return action({
    input: Input,
    changes: true,
    run: async (input: Input) => {
      const { store } = service;
      const record = requireInstance(store.document, input.DBInstanceIdentifier);
      requireDeletable(store.document, record);
      const snapshot = requireFinalSnapshot(record, input);
      if (snapshot !== undefined) {
        store.change((document) => {
          requireRoomForSnapshot(document, snapshot);
          noteSnapshot(document, record, { identifier: snapshot, type: 'manual', tags: tagsFor(record) });
        });
      }
      const data = {
        backups: input.DeleteAutomatedBackups ?? true,
        replicas: replicasOf(store.document, record.resourceId).length > 0,
        ...(snapshot === undefined ? {} : { snapshot }),
      };
      jobs.begin(record.resourceId, { action: 'DeleteDBInstance', data });
      return view.one(record);
    },
  });
}

function tagsFor(record: InstanceRecord): InstanceRecord['tags'] {
  return record.copyTagsToSnapshot ? [...record.tags] : [];
}

function requireDeletable(document: RdsDocument, record: InstanceRecord): void {
  const { identifier, status } = record;
  if (record.job?.action === 'DeleteDBInstance')
    throw wrongState(`Instance ${identifier} is already being deleted.`);
  if (record.deletionProtection) {
    throw wrongCombination(
      'Cannot delete protected DB Instance, please disable deletion protection and try again.',
    );
  }
  if (record.job !== undefined || !DELETABLE.includes(status)) {
    throw wrongState(`Instance ${identifier} is currently ${status} - try again later.`);
  }
  const busy = replicasOf(document, record.resourceId).find((each) => each.job !== undefined);
  if (busy !== undefined) {
    throw wrongState(
      `Read replica ${busy.identifier} of ${identifier} is currently ${busy.status} - try again later.`,
    );
  }
}

/** The final snapshot's name, where there is to be one. */
function requireFinalSnapshot(record: InstanceRecord, input: Input): string | undefined {
  const name = input.FinalDBSnapshotIdentifier;
  if (name !== undefined && record.source !== undefined) {
    throw wrongCombination('FinalDBSnapshotIdentifier can not be specified when deleting a replica instance');
  }
  if (input.SkipFinalSnapshot === true) {
    if (name === undefined) return undefined;
    throw wrongCombination(
      'FinalDBSnapshotIdentifier can not be specified when SkipFinalSnapshot is enabled',
    );
  }
  if (record.source !== undefined) {
    throw wrongCombination('SkipFinalSnapshot must be enabled when deleting a replica instance');
  }
  if (!WITH_DATA.includes(record.status)) {
    throw wrongState(
      `Cannot create a final snapshot of instance ${record.identifier}, which is ${record.status}.`,
    );
  }
  if (name === undefined) {
    throw wrongCombination('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.');
  }
  return name;
}
