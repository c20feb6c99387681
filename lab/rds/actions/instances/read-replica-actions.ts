import * as z from 'zod/mini';
import * as records from '../../lifecycle/records.ts';
import { newResourceId } from '../../state/account.ts';
import type { InstanceRecord, RdsDocument } from '../../state/model.ts';
import { action } from '../action.ts';
import * as fields from '../fields.ts';
import type { InstanceActions } from './context.ts';
import { commonFields, requireFreeName } from './create-db-instance.ts';
import { backupRetention } from './credentials.ts';
import { requireIdle } from './idle.ts';
import * as settings from './settings.ts';
import { backupWindow, chooseWindows } from './windows.ts';
import { wrongState, wrongCombination } from './refuse.ts';

const CreateInput = z.strictObject({
  ...commonFields,
  SourceDBInstanceIdentifier: fields.reference(),
  DBInstanceClass: z.optional(fields.text()),
  AllocatedStorage: z.optional(fields.integer()),
});
type CreateInput = z.infer<typeof CreateInput>;

export function createDBInstanceReadReplica({ service, jobs, view }: InstanceActions) {
  return action({
    input: CreateInput,
    changes: true,
    run: async (input: CreateInput) => {
      const { store } = service;
      const source = records.requireInstance(store.document, input.SourceDBInstanceIdentifier);
      const instanceClass = settings.requireClass(input.DBInstanceClass ?? source.instanceClass);
      await settings.requireMemory(service.servers, instanceClass);
      const record = store.change((document) => {
        requireFreeName(document, input.DBInstanceIdentifier);
        settings.requireRoom(document, service.instancesMost);
        requireSource(document, source);
        const made = replicaOf(document, source, input);
        document.instances.push(made);
        // At once, so that nothing else is begun on the source meanwhile.
        source.status = 'modifying';
        return made;
      });
      const data = { source: source.resourceId };
      jobs.begin(record.resourceId, { action: 'CreateDBInstanceReadReplica', data });
      return view.one(record);
    },
  });
}

function requireSource(document: RdsDocument, source: InstanceRecord): void {
  requireIdle(source, 'DB instance is not in the available state');
  if (source.backupRetention === 0) {
    throw wrongState(
      'Automated backups are not enabled for this database instance. To enable automated backups, use ' +
        'ModifyDBInstance to set the backup retention period to a non-zero value.',
    );
  }
  if (records.replicasOf(document, source.resourceId).length >= records.REPLICAS_MOST) {
    throw wrongState(
      `DB instance ${source.identifier} already has ${records.REPLICAS_MOST} read replicas, the maximum.`,
    );
  }
  if (records.depthOf(document, source) >= records.CHAIN_MOST) {
    throw wrongState(
      `DB instance ${source.identifier} is at the end of a chain of ${records.CHAIN_MOST} read replicas, the maximum.`,
    );
  }
}

/** Everything is the source's, but for what is asked for, and backups, which are off. */
function replicaOf(document: RdsDocument, source: InstanceRecord, input: CreateInput): InstanceRecord {
  const subnetGroup = settings.requireSubnetGroup(document, input.DBSubnetGroupName ?? source.subnetGroup);
  const storageType = input.StorageType ?? source.storageType;
  const allocatedStorage = input.AllocatedStorage ?? source.allocatedStorage;
  if (allocatedStorage < source.allocatedStorage) {
    throw wrongCombination(
      `A read replica needs at least the allocated storage of its source, ${source.allocatedStorage} GiB.`,
    );
  }
  const most = input.MaxAllocatedStorage ?? source.maxAllocatedStorage;
  settings.requireStorage(storageType, allocatedStorage, most);
  const version = settings.requireEngineVersion(source.engineVersion);
  const windows = chooseWindows({ backup: undefined, maintenance: undefined });
  return {
    ...settings.newInstanceDefaults(),
    identifier: input.DBInstanceIdentifier,
    resourceId: newResourceId(),
    source: source.resourceId,
    instanceClass: settings.requireClass(input.DBInstanceClass ?? source.instanceClass),
    engineVersion: source.engineVersion,
    allocatedStorage,
    ...(most === undefined ? {} : { maxAllocatedStorage: most }),
    storageType,
    availabilityZone: settings.requireZone(document, subnetGroup, input.AvailabilityZone),
    port: input.Port ?? source.port,
    masterUsername: source.masterUsername,
    ...(source.databaseName === undefined ? {} : { databaseName: source.databaseName }),
    backupRetention: 0,
    backupWindow: windows.backup,
    maintenanceWindow: windows.maintenance,
    autoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? source.autoMinorVersionUpgrade,
    publiclyAccessible: input.PubliclyAccessible ?? source.publiclyAccessible,
    deletionProtection: input.DeletionProtection ?? false,
    copyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
    parameterGroup: settings.requireParameterGroup(
      document,
      input.DBParameterGroupName ?? source.parameterGroup,
      version,
    ),
    securityGroups: settings.requireSecurityGroups(
      document,
      input.VpcSecurityGroupIds ?? source.securityGroups,
    ),
    subnetGroup,
    tags: input.Tags ?? [],
  };
}

const PromoteInput = z.strictObject({
  DBInstanceIdentifier: fields.reference(),
  BackupRetentionPeriod: z.optional(backupRetention()),
  PreferredBackupWindow: z.optional(backupWindow()),
});
type PromoteInput = z.infer<typeof PromoteInput>;

export function promoteReadReplica({ service, jobs, view }: InstanceActions) {
  return action({
    input: PromoteInput,
    changes: true,
    run: async (input: PromoteInput) => {
      const { document } = service.store;
      const record = records.requireInstance(document, input.DBInstanceIdentifier);
      if (record.source === undefined) {
        throw wrongState(`DB Instance ${record.identifier} is not a read replica.`);
      }
      requireIdle(record, 'DB instance is not in the available state');
      const retention = input.BackupRetentionPeriod ?? Math.max(record.backupRetention, 1);
      if (retention === 0 && records.replicasOf(document, record.resourceId).length > 0) {
        throw wrongCombination(
          'Backups cannot be turned off for a DB instance that is the source of read replicas.',
        );
      }
      const { maintenanceWindow: maintenance, backupWindow: before } = record;
      const { backup: window } = chooseWindows({
        backup: input.PreferredBackupWindow ?? before,
        maintenance,
      });
      jobs.begin(record.resourceId, { action: 'PromoteReadReplica', data: { retention, window } });
      return view.one(record);
    },
  });
}
