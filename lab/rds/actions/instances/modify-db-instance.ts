import * as z from 'zod/mini';
import { pendingChanges } from '../../lifecycle/maintenance.ts';
import { replicasOf, requireInstance } from '../../lifecycle/records.ts';
import type { InstanceRecord, PendingChanges, RdsDocument } from '../../state/model.ts';
import { action } from '../action.ts';
import { findEngineVersion } from '../engine-versions.ts';
import * as fields from '../fields.ts';
import type { InstanceActions } from './context.ts';
import { requireFreeName } from './create-db-instance.ts';
import { backupRetention, masterPassword } from './credentials.ts';
import { requireIdle } from './idle.ts';
import { neutralCredentials, neutralFields } from './neutral-fields.ts';
import * as settings from './settings.ts';
import { backupWindow, chooseWindows, maintenanceWindow } from './windows.ts';
import { wrongCombination } from './refuse.ts';

const Input = z.strictObject({
  ...neutralFields,
  ...neutralCredentials,
  DBInstanceIdentifier: fields.reference(),
  ApplyImmediately: z.optional(fields.boolean()),
  AllocatedStorage: z.optional(fields.integer()),
  AllowMajorVersionUpgrade: z.optional(fields.boolean()),
  AutoMinorVersionUpgrade: z.optional(fields.boolean()),
  BackupRetentionPeriod: z.optional(backupRetention()),
  CopyTagsToSnapshot: z.optional(fields.boolean()),
  DBInstanceClass: z.optional(fields.text()),
  DBParameterGroupName: z.optional(fields.reference()),
  DBPortNumber: z.optional(fields.integer({ least: 1150, most: 65535 })),
  DeletionProtection: z.optional(fields.boolean()),
  EngineVersion: z.optional(fields.text()),
  MasterUserPassword: z.optional(masterPassword()),
  MaxAllocatedStorage: z.optional(fields.integer()),
  NewDBInstanceIdentifier: z.optional(fields.identifier()),
  PreferredBackupWindow: z.optional(backupWindow()),
  PreferredMaintenanceWindow: z.optional(maintenanceWindow()),
  PubliclyAccessible: z.optional(fields.boolean()),
  StorageType: z.optional(fields.text()),
  VpcSecurityGroupIds: z.optional(fields.list(fields.text())),
});
type Input = z.infer<typeof Input>;
type Waiting = { [Name in keyof PendingChanges]?: PendingChanges[Name] | undefined };

export function modifyDBInstance({ service, jobs, view }: InstanceActions) {
  return action({
    input: Input,
    changes: true,
    run: async (input: Input) => {
      const record = requireInstance(service.store.document, input.DBInstanceIdentifier);
      requireIdle(record, 'Database instance is not in available state.');
      const data = service.store.change((document) => {
        const waiting = changesThatWait(document, record, input);
        const immediate = immediateChanges(document, record, input);
        applyToRecord(record, input);
        record.pending = withoutUndefined({ ...record.pending, ...waiting });
        // Whoever applies immediately applies what was waiting, too.
        return input.ApplyImmediately === true ? { ...pendingChanges(record), ...immediate } : immediate;
      });
      if (Object.keys(data).length > 0) jobs.begin(record.resourceId, { action: 'ModifyDBInstance', data });
      return view.one(record);
    },
  });
}

/**
 * What waits for the window where it is not asked to be applied at once. What is asked for and is so already no
 * longer waits: it is undefined.
 */
function changesThatWait(document: RdsDocument, record: InstanceRecord, input: Input): Waiting {
  const waiting: Waiting = {};
  if (input.DBInstanceClass !== undefined) {
    waiting.instanceClass = differing(settings.requireClass(input.DBInstanceClass), record.instanceClass);
  }
  const storage = requireGrowth(record, input);
  if (input.AllocatedStorage !== undefined) {
    waiting.allocatedStorage = differing(storage, record.allocatedStorage);
  }
  const version = requireUpgrade(record, input);
  if (input.EngineVersion !== undefined) waiting.engineVersion = differing(version, record.engineVersion);
  const name = input.NewDBInstanceIdentifier;
  if (name !== undefined) {
    if (name !== record.identifier) requireFreeName(document, name);
    waiting.identifier = differing(name, record.identifier);
  }
  const days = requireRetention(document, record, input);
  if (input.BackupRetentionPeriod !== undefined) {
    waiting.backupRetention = days > 0 === record.backupRetention > 0 ? undefined : days;
  }
  return waiting;
}

/** What RDS does as soon as it can, whatever is asked. */
function immediateChanges(
  document: RdsDocument,
  record: InstanceRecord,
  input: Input,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  if (input.MasterUserPassword !== undefined) {
    if (record.source !== undefined) {
      throw wrongCombination(
        'The master user password of a read replica cannot be modified: change that of its source.',
      );
    }
    changes['masterPassword'] = input.MasterUserPassword;
  }
  if (input.DBPortNumber !== undefined && input.DBPortNumber !== record.port)
    changes['port'] = input.DBPortNumber;
  const days = requireRetention(document, record, input);
  if (days !== record.backupRetention && days > 0 === record.backupRetention > 0) {
    changes['backupRetention'] = days;
  }
  if (input.DBParameterGroupName !== undefined) {
    const version = settings.requireEngineVersion(input.EngineVersion ?? record.engineVersion);
    const group = settings.requireParameterGroup(document, input.DBParameterGroupName, version);
    if (group !== record.parameterGroup) changes['parameterGroup'] = group;
  }
  if (input.VpcSecurityGroupIds !== undefined) {
    const groups = settings.requireSecurityGroups(document, input.VpcSecurityGroupIds);
    if (groups.toSorted().join() !== record.securityGroups.toSorted().join())
      changes['securityGroups'] = groups;
  }
  if (input.PubliclyAccessible !== undefined && input.PubliclyAccessible !== record.publiclyAccessible) {
    changes['publiclyAccessible'] = input.PubliclyAccessible;
  }
  return changes;
}

/** Settings of the service, which touch no server. */
function applyToRecord(record: InstanceRecord, input: Input): void {
  const windows = chooseWindows({
    backup: input.PreferredBackupWindow ?? record.backupWindow,
    maintenance: input.PreferredMaintenanceWindow ?? record.maintenanceWindow,
  });
  record.backupWindow = windows.backup;
  record.maintenanceWindow = windows.maintenance;
  record.deletionProtection = input.DeletionProtection ?? record.deletionProtection;
  record.copyTagsToSnapshot = input.CopyTagsToSnapshot ?? record.copyTagsToSnapshot;
  record.autoMinorVersionUpgrade = input.AutoMinorVersionUpgrade ?? record.autoMinorVersionUpgrade;
  const most = input.MaxAllocatedStorage;
  if (most !== undefined && most > record.allocatedStorage) record.maxAllocatedStorage = most;
  else if (most !== undefined) delete record.maxAllocatedStorage;
  record.storageType = input.StorageType ?? record.storageType;
}

/** Storage grows, by a tenth at least, and never shrinks. */
function requireGrowth(record: InstanceRecord, input: Input): number {
  const { allocatedStorage: now } = record;
  const wanted = input.AllocatedStorage ?? now;
  if (wanted < now) {
    throw wrongCombination(
      `Invalid storage size: ${wanted}. The allocated storage of ${now} GiB cannot be decreased.`,
    );
  }
  // In whole numbers: 100 * 1.1 is more than 110.
  if (wanted > now && wanted * 10 < now * 11) {
    throw wrongCombination('The allocated storage must be increased by at least 10 percent.');
  }
  // A limit that is the size itself turns growth by itself off.
  const most = input.MaxAllocatedStorage === wanted ? undefined : input.MaxAllocatedStorage;
  settings.requireStorage(input.StorageType ?? record.storageType, wanted, most);
  return wanted;
}

/** Upwards alone, to a version that the one before can become. */
function requireUpgrade(record: InstanceRecord, input: Input): string {
  if (input.EngineVersion === undefined) return record.engineVersion;
  const { version, family } = settings.requireEngineVersion(input.EngineVersion);
  const now = findEngineVersion(record.engineVersion);
  if (version === record.engineVersion) return version;
  if (now !== undefined && family !== now.family && input.AllowMajorVersionUpgrade !== true) {
    throw wrongCombination(
      'The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.',
    );
  }
  if (now?.upgrades.includes(version) !== true) {
    throw wrongCombination(`Cannot upgrade mysql from ${record.engineVersion} to ${version}`);
  }
  return version;
}

function requireRetention(document: RdsDocument, record: InstanceRecord, input: Input): number {
  const days = input.BackupRetentionPeriod ?? record.backupRetention;
  if (days === 0 && record.backupRetention > 0 && replicasOf(document, record.resourceId).length > 0) {
    throw wrongCombination(
      'Backups cannot be turned off for a DB instance that is the source of read replicas.',
    );
  }
  return days;
}

function differing<Value>(wanted: Value, now: Value): Value | undefined {
  return wanted === now ? undefined : wanted;
}

function withoutUndefined(waiting: Waiting): PendingChanges {
  return Object.fromEntries(Object.entries(waiting).filter(([, value]) => value !== undefined));
}
