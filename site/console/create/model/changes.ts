import type { RdsInput } from '../../../../lab/contract/rds.ts';
import type { CreateWords } from '../words.ts';
import type { Form } from './form.ts';
import { sameGroups } from './replica-form.ts';
import { backupWindow, maintenanceWindow } from './windows.ts';

/** When a change is applied and what it costs: see "Settings for DB instances" in the service's guide. */
export type Effect = keyof CreateWords['modify']['effects'];

/** One line of the summary, and the parameter that it is for the API. */
export type Change = {
  attribute: (words: CreateWords) => string;
  before: string;
  after: string;
  effect: Effect;
  parameter: RdsInput;
};

/** What differs from the instance as it is. */
export function changesOf(form: Form, now: Form, groups: readonly string[]): Change[] {
  return all(form, now, groups).filter(({ before, after }) => before !== after);
}

/** ModifyDBInstance. */
export function modifyInput(changes: readonly Change[], instance: string, immediately: boolean): RdsInput {
  return {
    DBInstanceIdentifier: instance,
    ...Object.assign({}, ...changes.map(({ parameter }) => parameter)),
    ...(immediately ? { ApplyImmediately: true } : {}),
  };
}

/** Effects that a change has only once it is applied. */
export function waits({ effect }: Change): boolean {
  return effect === 'outage' || effect === 'endpoint' || effect === 'quiet';
}

export function interrupts({ effect }: Change): boolean {
  return effect === 'outage' || effect === 'endpoint' || effect === 'alwaysOutage';
}

/** Each pair is equal where nothing was changed. */
function all(form: Form, now: Form, groups: readonly string[]): Change[] {
  const turned = form.backups !== now.backups;
  return [
    text('version', form, now, 'outage', (words) => words.engine.version, 'EngineVersion'),
    text(
      'identifier',
      form,
      now,
      'endpoint',
      (words) => words.settings.identifier,
      'NewDBInstanceIdentifier',
    ),
    {
      attribute: (words) => words.modify.newPassword,
      before: '',
      after: form.password === '' ? '' : '********',
      effect: 'always',
      parameter: { MasterUserPassword: form.password },
    },
    text('instanceClass', form, now, 'outage', (words) => words.instance.family, 'DBInstanceClass'),
    text('storageType', form, now, 'always', (words) => words.storage.type, 'StorageType'),
    {
      attribute: (words) => words.storage.allocated,
      before: `${now.storage} GiB`,
      after: `${form.storage} GiB`,
      effect: 'quiet',
      parameter: { AllocatedStorage: Number(form.storage) },
    },
    {
      attribute: (words) => words.storage.most,
      before: now.autoscaling ? `${now.maxStorage} GiB` : '–',
      after: form.autoscaling ? `${form.maxStorage} GiB` : '–',
      effect: 'always',
      parameter: { MaxAllocatedStorage: ceilingOf(form) },
    },
    onOff(form, now, 'publicAccess', (words) => words.network.public, 'PubliclyAccessible'),
    {
      attribute: (words) => words.network.groups,
      before: now.groups.join(', '),
      after: sameGroups(groups, now.groups) ? now.groups.join(', ') : groups.join(', '),
      effect: 'always',
      parameter: { VpcSecurityGroupIds: [...groups] },
    },
    {
      attribute: (words) => words.network.port,
      before: now.port,
      after: form.port,
      effect: 'alwaysOutage',
      parameter: { DBPortNumber: Number(form.port) },
    },
    text(
      'parameterGroup',
      form,
      now,
      'reboot',
      (words) => words.additional.parameterGroup,
      'DBParameterGroupName',
    ),
    {
      attribute: (words) => words.additional.retention,
      before: retentionOf(now),
      after: retentionOf(form),
      // Between none and some the server starts again: without backups it keeps no binary log.
      effect: turned ? 'outage' : 'always',
      parameter: { BackupRetentionPeriod: Number(retentionOf(form)) },
    },
    {
      attribute: (words) => words.additional.backupWindow,
      before: backupWindow(now),
      after: form.backups && form.backupWindow === 'chosen' ? backupWindow(form) : backupWindow(now),
      effect: 'always',
      parameter: { PreferredBackupWindow: backupWindow(form) },
    },
    onOff(form, now, 'copyTags', (words) => words.additional.copyTags, 'CopyTagsToSnapshot'),
    onOff(form, now, 'autoMinor', (words) => words.additional.autoMinor, 'AutoMinorVersionUpgrade'),
    {
      attribute: (words) => words.additional.maintenanceWindow,
      before: maintenanceWindow(now),
      after: form.maintenanceWindow === 'chosen' ? maintenanceWindow(form) : maintenanceWindow(now),
      effect: 'always',
      parameter: { PreferredMaintenanceWindow: maintenanceWindow(form) },
    },
    onOff(
      form,
      now,
      'deletionProtection',
      (words) => words.additional.deletionProtection,
      'DeletionProtection',
    ),
  ];
}

function retentionOf({ backups, retention }: Form): string {
  return backups ? retention : '0';
}

/** Without autoscaling the ceiling is what is allocated: so it is turned off. */
function ceilingOf({ autoscaling, maxStorage, storage }: Form): number {
  return Number(autoscaling ? maxStorage : storage);
}

type Texts = 'version' | 'identifier' | 'instanceClass' | 'storageType' | 'parameterGroup';
type Switches = 'publicAccess' | 'copyTags' | 'autoMinor' | 'deletionProtection';

function text(
  field: Texts,
  form: Form,
  now: Form,
  effect: Effect,
  attribute: Change['attribute'],
  parameter: string,
): Change {
  const after = form[field];
  return { attribute, before: now[field], after, effect, parameter: { [parameter]: after } };
}

function onOff(
  form: Form,
  now: Form,
  field: Switches,
  attribute: Change['attribute'],
  parameter: string,
): Change {
  return {
    attribute,
    before: String(now[field]),
    after: String(form[field]),
    effect: 'always',
    parameter: { [parameter]: form[field] },
  };
}
