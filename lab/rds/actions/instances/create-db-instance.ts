import * as z from 'zod/mini';
import { AwsError } from '../../aws-error.ts';
import { isNameTaken } from '../../lifecycle/records.ts';
import { DEFAULT_SUBNET_GROUP, newResourceId } from '../../state/account.ts';
import type { InstanceRecord, RdsDocument } from '../../state/model.ts';
import { action } from '../action.ts';
import * as fields from '../fields.ts';
import type { InstanceActions } from './context.ts';
import { backupRetention, databaseName, masterPassword, masterUsername } from './credentials.ts';
import { neutralAtCreation, neutralCredentials, neutralFields } from './neutral-fields.ts';
import * as settings from './settings.ts';
import { backupWindow, chooseWindows, maintenanceWindow } from './windows.ts';

/** What every way to a new instance may choose. */
export const commonFields = {
  DBInstanceIdentifier: fields.identifier(),
  AvailabilityZone: z.optional(fields.text()),
  Port: z.optional(fields.integer({ least: 1150, most: 65535 })),
  PubliclyAccessible: z.optional(fields.boolean()),
  VpcSecurityGroupIds: z.optional(fields.list(fields.text())),
  DBSubnetGroupName: z.optional(fields.reference()),
  DBParameterGroupName: z.optional(fields.reference()),
  StorageType: z.optional(fields.text()),
  MaxAllocatedStorage: z.optional(fields.integer()),
  AutoMinorVersionUpgrade: z.optional(fields.boolean()),
  DeletionProtection: z.optional(fields.boolean()),
  CopyTagsToSnapshot: z.optional(fields.boolean()),
  Tags: z.optional(fields.tags()),
  ...neutralFields,
  ...neutralAtCreation,
};

/** MySQL is the one engine behind this lab. */
export const engine = fields.field((value) => {
  if (value === 'mysql') return value;
  throw new AwsError(
    'InvalidParameterValue',
    `Invalid DB engine: ${String(value)}. Replication Lab offers mysql.`,
  );
});

const Input = z.strictObject({
  ...commonFields,
  ...neutralCredentials,
  DBInstanceClass: fields.text(),
  Engine: engine,
  EngineVersion: z.optional(fields.text()),
  AllocatedStorage: fields.integer(),
  MasterUsername: masterUsername(),
  MasterUserPassword: masterPassword(),
  DBName: z.optional(databaseName()),
  BackupRetentionPeriod: z.optional(backupRetention()),
  PreferredBackupWindow: z.optional(backupWindow()),
  PreferredMaintenanceWindow: z.optional(maintenanceWindow()),
});
type Input = z.infer<typeof Input>;

export function createDBInstance({ service, jobs, view }: InstanceActions) {
  return action({
    input: Input,
    changes: true,
    run: async (input: Input) => {
      await settings.requireMemory(service.servers, settings.requireClass(input.DBInstanceClass));
      const record = service.store.change((document) => {
        requireFreeName(document, input.DBInstanceIdentifier);
        settings.requireRoom(document, service.instancesMost);
        const made = recordOf(document, input);
        document.instances.push(made);
        return made;
      });
      const backups = record.backupRetention > 0;
      jobs.begin(record.resourceId, { action: 'CreateDBInstance', data: { backups } });
      return view.one(record);
    },
  });
}

export function requireFreeName(document: RdsDocument, identifier: string): void {
  if (isNameTaken(document, identifier)) {
    throw new AwsError('DBInstanceAlreadyExists', 'DB instance already exists');
  }
}

function recordOf(document: RdsDocument, input: Input): InstanceRecord {
  const version = settings.requireEngineVersion(input.EngineVersion);
  const storageType = input.StorageType ?? 'gp3';
  settings.requireStorage(storageType, input.AllocatedStorage, input.MaxAllocatedStorage);
  const subnetGroup = settings.requireSubnetGroup(document, input.DBSubnetGroupName ?? DEFAULT_SUBNET_GROUP);
  const windows = chooseWindows({
    backup: input.PreferredBackupWindow,
    maintenance: input.PreferredMaintenanceWindow,
  });
  return {
    ...settings.newInstanceDefaults(),
    identifier: input.DBInstanceIdentifier,
    resourceId: newResourceId(),
    instanceClass: settings.requireClass(input.DBInstanceClass),
    engineVersion: version.version,
    allocatedStorage: input.AllocatedStorage,
    ...(input.MaxAllocatedStorage === undefined ? {} : { maxAllocatedStorage: input.MaxAllocatedStorage }),
    storageType,
    availabilityZone: settings.requireZone(document, subnetGroup, input.AvailabilityZone),
    port: input.Port ?? 3306,
    masterUsername: input.MasterUsername,
    masterPassword: input.MasterUserPassword,
    ...(input.DBName === undefined ? {} : { databaseName: input.DBName }),
    backupRetention: input.BackupRetentionPeriod ?? 1,
    backupWindow: windows.backup,
    maintenanceWindow: windows.maintenance,
    autoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
    publiclyAccessible: input.PubliclyAccessible ?? subnetGroup === DEFAULT_SUBNET_GROUP,
    deletionProtection: input.DeletionProtection ?? false,
    copyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
    parameterGroup: settings.requireParameterGroup(document, input.DBParameterGroupName, version),
    securityGroups: settings.requireSecurityGroups(document, input.VpcSecurityGroupIds),
    subnetGroup,
    tags: input.Tags ?? [],
  };
}
