import type { Prefill } from '../../form-props.ts';
import { familyOf, withMethod, withTemplate, type Form } from './form.ts';
import type { Offer } from './offer.ts';
import { templates } from './templates.ts';

const texts = {
  DBInstanceIdentifier: 'identifier',
  NewDBInstanceIdentifier: 'identifier',
  EngineVersion: 'version',
  MasterUsername: 'username',
  MasterUserPassword: 'password',
  AllocatedStorage: 'storage',
  StorageType: 'storageType',
  DBName: 'database',
  Port: 'port',
  DBPortNumber: 'port',
  DBParameterGroupName: 'parameterGroup',
  DBSubnetGroupName: 'subnetGroup',
  AvailabilityZone: 'zone',
} as const satisfies Record<string, keyof Form>;

const switches = {
  PubliclyAccessible: 'publicAccess',
  DeletionProtection: 'deletionProtection',
  AutoMinorVersionUpgrade: 'autoMinor',
  CopyTagsToSnapshot: 'copyTags',
} as const satisfies Record<string, keyof Form>;

/** A new instance's form with what a lesson asks for: the way and the template first, then single fields. */
export function prefilledNew(form: Form, prefill: Prefill, offer: Offer): Form {
  const way = prefill['method'] === 'easy' ? withMethod(form, 'easy', offer) : form;
  // Whoever asks for a small class does not want the rest as large as production's.
  const small = familyOf(prefill['DBInstanceClass'] ?? '') === 'burstable' ? 'sandbox' : undefined;
  const template = templates.find((each) => each === prefill['template']) ?? small;
  return prefilled(template === undefined ? way : withTemplate(way, template, offer), prefill, offer);
}

/** What it does not know it leaves: lessons are tested, and a page must not fall. */
export function prefilled(form: Form, prefill: Prefill, offer: Offer): Form {
  return Object.entries(prefill).reduce(
    (next, [name, value]) => ({ ...next, ...field(name, value, offer) }),
    form,
  );
}

function field(name: string, value: string, offer: Offer): Partial<Form> {
  if (isKey(texts, name)) {
    const field = texts[name];
    return { [field]: value, ...(field === 'password' ? { confirm: value } : {}) };
  }
  if (isKey(switches, name)) return { [switches[name]]: value === 'true' };
  if (name === 'DBInstanceClass') return { instanceClass: value, family: familyOf(value) };
  if (name === 'BackupRetentionPeriod')
    return value === '0' ? { backups: false } : { backups: true, retention: value };
  if (name === 'MaxAllocatedStorage')
    return value === '' ? { autoscaling: false } : { autoscaling: true, maxStorage: value };
  if (name === 'VpcSecurityGroupIds') return chosenGroups(value, offer);
  return {};
}

/** By name or id, with commas between; one that is not there is to be made. */
function chosenGroups(value: string, offer: Offer): Partial<Form> {
  const names = value.split(',').map((name) => name.trim());
  const found = offer.groups.filter(({ id, name }) => names.includes(id) || names.includes(name));
  if (found.length > 0) return { firewall: 'existing', groups: found.map(({ id }) => id) };
  return { firewall: 'new', newGroup: names[0] ?? '' };
}

function isKey<Table extends object>(table: Table, name: PropertyKey): name is keyof Table {
  return Object.hasOwn(table, name);
}
