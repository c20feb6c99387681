import { AwsError } from '../../aws-error.ts';
import { SUBNETS, ZONES } from '../../state/account.ts';
import { DEFAULT_SECURITY_GROUP } from '../../state/initial.ts';
import type { DatabaseServers } from '../../server/servers.ts';
import type { InstanceRecord, RdsDocument } from '../../state/model.ts';
import { findInstanceClass, STORAGE_LEAST_GIB, STORAGE_MOST_GIB, STORAGE_TYPES } from '../classes.ts';
import { defaultParameterGroup, findEngineVersion, type EngineVersion } from '../engine-versions.ts';
import { wrongCombination } from './refuse.ts';

/** What an instance may be set to, answered in AWS's codes and words where it may not. */

const SECURITY_GROUPS_MOST = 5;

/** AWS's quota is 40; a lab's is smaller. */
export function requireRoom(document: RdsDocument, most: number): void {
  if (document.instances.length >= most) {
    throw new AwsError('InstanceQuotaExceeded', 'DB Instance quota exceeded');
  }
}

/** What a lab's containers and instances take together is bounded where many labs share a machine. */
export async function requireMemory(servers: DatabaseServers, instanceClass: string): Promise<void> {
  if (await servers.hasMemoryFor(instanceClass)) return;
  throw new AwsError(
    'InsufficientDBInstanceCapacity',
    `There is no memory left in this lab for ${instanceClass}. ` +
      'Stop a container or an instance that you do not need now, then try again.',
  );
}

export function requireEngineVersion(asked: string | undefined): EngineVersion {
  const version = findEngineVersion(asked);
  if (version === undefined) {
    throw wrongCombination(`Cannot find version ${asked} for mysql`);
  }
  return version;
}

export function requireClass(name: string): string {
  if (findInstanceClass(name) === undefined) {
    throw new AwsError('InvalidParameterValue', `Invalid DB Instance class: ${name}`);
  }
  return name;
}

export function requireStorage(type: string, gib: number, most: number | undefined): void {
  if (!STORAGE_TYPES.some((each) => each === type)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid storage type: ${type}. Replication Lab offers ${STORAGE_TYPES.join(' and ')}.`,
    );
  }
  if (gib < STORAGE_LEAST_GIB || gib > STORAGE_MOST_GIB) {
    throw wrongCombination(`Invalid storage size for engine name mysql and storage type ${type}: ${gib}`);
  }
  if (most !== undefined && most <= gib) {
    throw wrongCombination('Max storage size must be greater than storage size');
  }
  if (most !== undefined && most > STORAGE_MOST_GIB) {
    throw wrongCombination(`Invalid max storage size for engine name mysql: ${most}`);
  }
}

export function requireParameterGroup(
  document: RdsDocument,
  asked: string | undefined,
  { family }: EngineVersion,
): string {
  const name = (asked ?? defaultParameterGroup(family)).toLowerCase();
  const group = document.parameterGroups.find((each) => each.name === name);
  if (group === undefined) {
    throw new AwsError('DBParameterGroupNotFound', `DBParameterGroup not found: ${name}`);
  }
  if (group.family !== family) {
    throw wrongCombination(
      `The parameter group ${name} with DBParameterGroupFamily ${group.family} can't be used for this instance. ` +
        `Please use a parameter group with DBParameterGroupFamily ${family}`,
    );
  }
  return name;
}

export function requireSecurityGroups(document: RdsDocument, asked: string[] | undefined): string[] {
  if (asked === undefined || asked.length === 0) return [DEFAULT_SECURITY_GROUP];
  if (asked.length > SECURITY_GROUPS_MOST) {
    throw new AwsError(
      'InvalidParameterValue',
      `At most ${SECURITY_GROUPS_MOST} security groups may be given.`,
    );
  }
  for (const id of asked) {
    if (!document.securityGroups.some((each) => each.id === id)) {
      throw new AwsError('InvalidParameterValue', `Invalid security group , groupId= ${id}, groupName=.`);
    }
  }
  return [...new Set(asked)];
}

export function requireSubnetGroup(document: RdsDocument, name: string): string {
  if (!document.subnetGroups.some((each) => each.name === name)) {
    throw new AwsError('DBSubnetGroupNotFoundFault', `DB subnet group '${name}' does not exist.`);
  }
  return name;
}

/** One of the subnet group's zones, any of them where none is asked for. */
export function requireZone(document: RdsDocument, subnetGroup: string, asked: string | undefined): string {
  const subnets = document.subnetGroups.find((each) => each.name === subnetGroup)?.subnets ?? [];
  const zones = SUBNETS.filter(({ id }) => subnets.includes(id)).map(({ zone }) => zone);
  if (asked === undefined) return zones[Math.floor(Math.random() * zones.length)] ?? ZONES[0];
  const zone = zones.find((each) => each === asked);
  if (zone === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid availability zone ${asked}: subnet group ${subnetGroup} covers ${zones.join(', ')}.`,
    );
  }
  return zone;
}

/** Settings that every way to a new instance chooses in the same manner. */
export function newInstanceDefaults(): Pick<
  InstanceRecord,
  'status' | 'parameterApplyStatus' | 'pending' | 'deletionProtection' | 'copyTagsToSnapshot'
> {
  return {
    status: 'creating',
    parameterApplyStatus: 'in-sync',
    pending: {},
    deletionProtection: false,
    copyTagsToSnapshot: false,
  };
}
