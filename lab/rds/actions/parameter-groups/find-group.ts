import { AwsError } from '../../aws-error.ts';
import { findFamily } from '../../parameters/families.ts';
import type { Family } from '../../parameters/family.ts';
import type { ParameterGroupRecord, RdsDocument } from '../../state/model.ts';

export function findGroup(document: Readonly<RdsDocument>, name: string): ParameterGroupRecord {
  const group = document.parameterGroups.find((each) => each.name === name);
  if (group === undefined) {
    throw new AwsError('DBParameterGroupNotFound', `DBParameterGroup not found: ${name}`);
  }
  return group;
}

/** The group, unless it is one of the service's own, which nobody can change. */
export function findOwnGroup(document: Readonly<RdsDocument>, name: string): ParameterGroupRecord {
  if (isDefault(name)) {
    throw new AwsError('InvalidParameterValue', 'Cannot modify a default parameter group.');
  }
  return findGroup(document, name);
}

export function isDefault(name: string): boolean {
  return name.startsWith('default.');
}

export function knownFamily(name: string): Family {
  const family = findFamily(name);
  if (family === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `ParameterGroupFamily ${name} is not a valid parameter group family`,
    );
  }
  return family;
}
