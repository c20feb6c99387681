import type { RdsInput } from '../../../../lab/contract/rds.ts';
import { DEFAULT_PORT, defaultParameterGroup, type Form } from './form.ts';
import { defaultVersion, type Offer } from './offer.ts';
import { backupWindow, maintenanceWindow } from './windows.ts';

/** Keeps what differs from what the API takes without being told. */
export function unless<Value>(value: Value, usual: Value): Value | undefined {
  return value === usual ? undefined : value;
}

/** Without the parameters that are not given; a number that is still being typed is none. */
export function given(input: RdsInput): RdsInput {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined && !Number.isNaN(value)),
  );
}

/**
 * CreateDBInstance as the form asks for it: what must be said, and what differs from the API's own defaults.
 * @param password what the service generates is not known before it is asked for
 * @param groups the security groups, where a new one has been made for it
 */
export function createInput(
  form: Form,
  offer: Offer,
  { password, groups }: { password: string; groups: readonly string[] },
): RdsInput {
  return given({
    DBInstanceIdentifier: form.identifier,
    Engine: 'mysql',
    EngineVersion: unless(form.version, defaultVersion(offer)),
    DBInstanceClass: form.instanceClass,
    AllocatedStorage: Number(form.storage),
    StorageType: unless(form.storageType, 'gp3'),
    MaxAllocatedStorage: form.autoscaling ? Number(form.maxStorage) : undefined,
    MasterUsername: form.username,
    MasterUserPassword: password,
    DBName: unless(form.database, ''),
    DBSubnetGroupName: unless(form.subnetGroup, 'default'),
    // Said either way: what the API takes by itself depends on the subnet group.
    PubliclyAccessible: form.publicAccess,
    VpcSecurityGroupIds: isDefaultGroup(groups, offer) ? undefined : [...groups],
    AvailabilityZone: unless(form.zone, ''),
    Port: unless(form.port, DEFAULT_PORT) === undefined ? undefined : Number(form.port),
    DBParameterGroupName: unless(form.parameterGroup, defaultParameterGroup(offer)),
    BackupRetentionPeriod: unless(form.backups ? Number(form.retention) : 0, 1),
    PreferredBackupWindow: form.backups && form.backupWindow === 'chosen' ? backupWindow(form) : undefined,
    CopyTagsToSnapshot: unless(form.copyTags, false),
    AutoMinorVersionUpgrade: unless(form.autoMinor, true),
    PreferredMaintenanceWindow: form.maintenanceWindow === 'chosen' ? maintenanceWindow(form) : undefined,
    DeletionProtection: unless(form.deletionProtection, false),
  });
}

function isDefaultGroup(groups: readonly string[], offer: Offer): boolean {
  const [only, ...others] = groups;
  return others.length === 0 && offer.groups.find(({ id }) => id === only)?.name === 'default';
}
