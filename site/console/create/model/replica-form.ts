import type { DBInstance, RdsInput } from '../../../../lab/contract/rds.ts';
import { given, unless } from './create-input.ts';
import type { Form } from './form.ts';
import { formOf } from './instance-form.ts';
import type { Offer } from './offer.ts';

/** The form as it opens: the source's settings, a name of its own. */
export function replicaForm(source: DBInstance, offer: Offer): Form {
  return {
    ...formOf(source, offer),
    identifier: freeName(source.DBInstanceIdentifier, offer.taken),
    deletionProtection: false,
    copyTags: true,
    zone: '',
  };
}

function freeName(source: string, taken: readonly string[]): string {
  const name = `${source}-replica`;
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}

/** CreateDBInstanceReadReplica: the two names, and what is to differ from the source. */
export function replicaInput(form: Form, source: Form, groups: readonly string[]): RdsInput {
  return given({
    DBInstanceIdentifier: form.identifier,
    SourceDBInstanceIdentifier: source.identifier,
    DBInstanceClass: unless(form.instanceClass, source.instanceClass),
    AvailabilityZone: unless(form.zone, ''),
    PubliclyAccessible: unless(form.publicAccess, source.publicAccess),
    VpcSecurityGroupIds: sameGroups(groups, source.groups) ? undefined : [...groups],
    Port: form.port === source.port ? undefined : Number(form.port),
    DBParameterGroupName: unless(form.parameterGroup, source.parameterGroup),
    AutoMinorVersionUpgrade: unless(form.autoMinor, source.autoMinor),
    CopyTagsToSnapshot: unless(form.copyTags, false),
    DeletionProtection: unless(form.deletionProtection, false),
  });
}

export function sameGroups(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join() === others.toSorted().join();
}
