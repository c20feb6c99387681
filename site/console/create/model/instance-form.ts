import * as z from 'zod/mini';
import type { DBInstance } from '../../../../lab/contract/rds.ts';
import { familyOf, newForm, type Form } from './form.ts';
import type { Offer } from './offer.ts';
import { readBackupWindow, readMaintenanceWindow } from './windows.ts';

/** What more the API tells of an instance. */
const More = z.object({
  MaxAllocatedStorage: z.optional(z.number()),
  PreferredBackupWindow: z._default(z.string(), ''),
  PreferredMaintenanceWindow: z._default(z.string(), ''),
  AutoMinorVersionUpgrade: z._default(z.boolean(), true),
  CopyTagsToSnapshot: z._default(z.boolean(), false),
  DBSubnetGroup: z.optional(z.object({ DBSubnetGroupName: z.string() })),
});

/** A form in which an instance stands as it is. */
export function formOf(instance: DBInstance, offer: Offer): Form {
  const more = More.parse(instance);
  const backup = readBackupWindow(more.PreferredBackupWindow);
  const maintenance = readMaintenanceWindow(more.PreferredMaintenanceWindow);
  return {
    ...newForm(offer),
    version: instance.EngineVersion,
    identifier: instance.DBInstanceIdentifier,
    username: instance.MasterUsername,
    family: familyOf(instance.DBInstanceClass),
    instanceClass: instance.DBInstanceClass,
    storageType: instance.StorageType,
    storage: String(instance.AllocatedStorage),
    autoscaling:
      more.MaxAllocatedStorage !== undefined && more.MaxAllocatedStorage > instance.AllocatedStorage,
    maxStorage: String(more.MaxAllocatedStorage ?? 1000),
    subnetGroup: more.DBSubnetGroup?.DBSubnetGroupName ?? 'default',
    publicAccess: instance.PubliclyAccessible,
    groups: instance.VpcSecurityGroups.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
    port: String(instance.Endpoint?.Port ?? 3306),
    database: instance.DBName ?? '',
    parameterGroup: instance.DBParameterGroups[0]?.DBParameterGroupName ?? '',
    backups: instance.BackupRetentionPeriod > 0,
    retention: String(instance.BackupRetentionPeriod || 7),
    backupWindow: backup === undefined ? 'any' : 'chosen',
    ...backup,
    copyTags: more.CopyTagsToSnapshot,
    autoMinor: more.AutoMinorVersionUpgrade,
    maintenanceWindow: maintenance === undefined ? 'any' : 'chosen',
    ...maintenance,
    deletionProtection: instance.DeletionProtection,
  };
}
