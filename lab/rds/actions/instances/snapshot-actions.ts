import * as z from 'zod/mini';
import { AwsError } from '../../aws-error.ts';
import { noteSnapshot, removeSnapshots } from '../../lifecycle/backup.ts';
import { findSnapshot, requireInstance, requireSnapshot } from '../../lifecycle/records.ts';
import { DEFAULT_SUBNET_GROUP, newResourceId } from '../../state/account.ts';
import type { InstanceRecord, RdsDocument, SnapshotRecord } from '../../state/model.ts';
import { action } from '../action.ts';
import * as fields from '../fields.ts';
import type { InstanceActions } from './context.ts';
import { commonFields, engine, requireFreeName } from './create-db-instance.ts';
import { backupRetention } from './credentials.ts';
import { describeSnapshot } from '../snapshots.ts';
import { requireIdle } from './idle.ts';
import * as settings from './settings.ts';
import { wrongCombination, wrongSnapshotState } from './refuse.ts';

/** Each is a whole copy on the learner's disk. */
const MANUAL_MOST = 20;

export function requireRoomForSnapshot(document: RdsDocument, identifier: string): void {
  if (findSnapshot(document, identifier) !== undefined) {
    throw new AwsError(
      'DBSnapshotAlreadyExists',
      `Cannot create the snapshot because a snapshot with the identifier ${identifier} already exists.`,
    );
  }
  if (document.snapshots.filter(({ type }) => type === 'manual').length >= MANUAL_MOST) {
    throw new AwsError('SnapshotQuotaExceeded', `Cannot create more than ${MANUAL_MOST} manual snapshots`);
  }
}

const CreateInput = z.strictObject({
  DBInstanceIdentifier: fields.reference(),
  DBSnapshotIdentifier: fields.identifier(255),
  Tags: z.optional(fields.tags()),
});
type CreateInput = z.infer<typeof CreateInput>;

export function createDBSnapshot({ service, jobs }: InstanceActions) {
  return action({
    input: CreateInput,
    changes: true,
    run: async (input: CreateInput) => {
      const record = requireInstance(service.store.document, input.DBInstanceIdentifier);
      const snapshot = service.store.change((document) => {
        requireRoomForSnapshot(document, input.DBSnapshotIdentifier);
        requireIdle(
          record,
          `Cannot create a snapshot because the database instance ${record.identifier} is not currently in the available state.`,
        );
        const own = input.Tags ?? [];
        const copied = record.copyTagsToSnapshot ? record.tags : [];
        const tags = [...own, ...copied.filter(({ key }) => !own.some((each) => each.key === key))];
        return noteSnapshot(document, record, {
          identifier: input.DBSnapshotIdentifier,
          type: 'manual',
          tags,
        });
      });
      jobs.begin(record.resourceId, { action: 'CreateDBSnapshot', data: { snapshot: snapshot.identifier } });
      return { DBSnapshot: describeSnapshot(snapshot) };
    },
  });
}

const DeleteInput = z.strictObject({ DBSnapshotIdentifier: fields.reference() });
type DeleteInput = z.infer<typeof DeleteInput>;

export function deleteDBSnapshot({ service }: InstanceActions) {
  return action({
    input: DeleteInput,
    changes: true,
    run: async (input: DeleteInput) => {
      const { document } = service.store;
      const snapshot = requireSnapshot(document, input.DBSnapshotIdentifier);
      if (snapshot.type === 'automated') {
        throw wrongSnapshotState(
          `Only manual snapshots may be deleted: ${snapshot.identifier} is an automated one.`,
        );
      }
      if (snapshot.status !== 'available') {
        throw wrongSnapshotState(`Snapshot ${snapshot.identifier} is not in the available state.`);
      }
      const reader = document.instances.find((each) => each.job?.data['volume'] === snapshot.volume);
      if (reader !== undefined) {
        throw wrongSnapshotState(
          `Snapshot ${snapshot.identifier} is being restored to ${reader.identifier}.`,
        );
      }
      const described = describeSnapshot(snapshot);
      await removeSnapshots(service, [snapshot]);
      return { DBSnapshot: { ...described, Status: 'deleted' } };
    },
  });
}

const RestoreInput = z.strictObject({
  ...commonFields,
  DBSnapshotIdentifier: fields.reference(),
  DBInstanceClass: z.optional(fields.text()),
  Engine: z.optional(engine),
  AllocatedStorage: z.optional(fields.integer()),
  BackupRetentionPeriod: z.optional(backupRetention()),
});
type RestoreInput = z.infer<typeof RestoreInput>;

export function restoreDBInstanceFromDBSnapshot({ service, jobs, view }: InstanceActions) {
  return action({
    input: RestoreInput,
    changes: true,
    run: async (input: RestoreInput) => {
      const { store } = service;
      const snapshot = requireSnapshot(store.document, input.DBSnapshotIdentifier);
      if (snapshot.status !== 'available') {
        throw wrongSnapshotState(`Snapshot ${snapshot.identifier} is not in the available state.`);
      }
      const instanceClass = settings.requireClass(input.DBInstanceClass ?? snapshot.of.instanceClass);
      await settings.requireMemory(service.servers, instanceClass);
      const record = store.change((document) => {
        requireFreeName(document, input.DBInstanceIdentifier);
        settings.requireRoom(document, service.instancesMost);
        const made = restoredOf(document, snapshot, input);
        document.instances.push(made);
        return made;
      });
      const data = { volume: snapshot.volume, backups: record.backupRetention > 0 };
      jobs.begin(record.resourceId, { action: 'RestoreDBInstanceFromDBSnapshot', data });
      return view.one(record);
    },
  });
}

/** Data, users and size are the snapshot's; groups and access are chosen anew, as for a new instance. */
function restoredOf(document: RdsDocument, { of }: SnapshotRecord, input: RestoreInput): InstanceRecord {
  const version = settings.requireEngineVersion(of.engineVersion);
  const subnetGroup = settings.requireSubnetGroup(document, input.DBSubnetGroupName ?? DEFAULT_SUBNET_GROUP);
  const storageType = input.StorageType ?? of.storageType;
  const allocatedStorage = input.AllocatedStorage ?? of.allocatedStorage;
  if (allocatedStorage < of.allocatedStorage) {
    throw wrongCombination(
      `The allocated storage cannot be less than that of the snapshot, ${of.allocatedStorage} GiB.`,
    );
  }
  settings.requireStorage(storageType, allocatedStorage, input.MaxAllocatedStorage);
  return {
    ...settings.newInstanceDefaults(),
    identifier: input.DBInstanceIdentifier,
    resourceId: newResourceId(),
    instanceClass: settings.requireClass(input.DBInstanceClass ?? of.instanceClass),
    engineVersion: of.engineVersion,
    allocatedStorage,
    ...(input.MaxAllocatedStorage === undefined ? {} : { maxAllocatedStorage: input.MaxAllocatedStorage }),
    storageType,
    availabilityZone: settings.requireZone(document, subnetGroup, input.AvailabilityZone),
    port: input.Port ?? of.port,
    masterUsername: of.masterUsername,
    ...(of.databaseName === undefined ? {} : { databaseName: of.databaseName }),
    backupRetention: input.BackupRetentionPeriod ?? of.backupRetention,
    backupWindow: of.backupWindow,
    maintenanceWindow: of.maintenanceWindow,
    autoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? of.autoMinorVersionUpgrade,
    publiclyAccessible: input.PubliclyAccessible ?? subnetGroup === DEFAULT_SUBNET_GROUP,
    deletionProtection: input.DeletionProtection ?? false,
    copyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
    parameterGroup: settings.requireParameterGroup(document, input.DBParameterGroupName, version),
    securityGroups: settings.requireSecurityGroups(document, input.VpcSecurityGroupIds),
    subnetGroup,
    tags: input.Tags ?? [],
  };
}
