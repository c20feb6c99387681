import { AwsError } from '../aws-error.ts';
import type { InstanceRecord, RdsDocument, SnapshotRecord } from '../state/model.ts';

/** As AWS limits them: replicas of one source, and instances in a chain below the first one. */
export const REPLICAS_MOST = 15;
export const CHAIN_MOST = 3;

/** The instance with this identifier, or with this ARN. */
export function findInstance(document: RdsDocument, name: string): InstanceRecord | undefined {
  const identifier = name.replace(/^arn:aws:rds:[a-z0-9-]+:\d+:db:/, '').toLowerCase();
  return document.instances.find((each) => each.identifier === identifier);
}

export function requireInstance(document: RdsDocument, name: string): InstanceRecord {
  const record = findInstance(document, name);
  if (record === undefined) throw new AwsError('DBInstanceNotFound', `DBInstance ${name} not found.`);
  return record;
}

/** The instance of a job. That it is there is the job's own doing: a deletion ends with it. */
export function instanceOf(document: RdsDocument, resourceId: string): InstanceRecord {
  const record = document.instances.find((each) => each.resourceId === resourceId);
  if (record === undefined) throw new Error(`no instance ${resourceId}`);
  return record;
}

export function findSnapshot(document: RdsDocument, name: string): SnapshotRecord | undefined {
  const identifier = name.replace(/^arn:aws:rds:[a-z0-9-]+:\d+:snapshot:/, '').toLowerCase();
  return document.snapshots.find((each) => each.identifier === identifier);
}

export function requireSnapshot(document: RdsDocument, name: string): SnapshotRecord {
  const snapshot = findSnapshot(document, name);
  if (snapshot === undefined) throw new AwsError('DBSnapshotNotFound', `DBSnapshot not found: ${name}`);
  return snapshot;
}

export function replicasOf(document: RdsDocument, resourceId: string): InstanceRecord[] {
  return document.instances.filter((each) => each.source === resourceId);
}

/** How many instances are above this one: 0 for a primary, 1 for its replica. */
export function depthOf(document: RdsDocument, record: InstanceRecord): number {
  let depth = 0;
  for (let at = sourceOf(document, record); at !== undefined; at = sourceOf(document, at)) depth += 1;
  return depth;
}

export function sourceOf(document: RdsDocument, record: InstanceRecord): InstanceRecord | undefined {
  if (record.source === undefined) return undefined;
  return document.instances.find((each) => each.resourceId === record.source);
}

/** Free for a new job: available, and nothing under way. */
export function isIdle(record: InstanceRecord): boolean {
  return record.status === 'available' && record.job === undefined;
}

/** Names the snapshot from which a replica is made; nobody but its creation knows it. */
export function seedOf(replica: string): string {
  return `seed-${replica.toLowerCase()}`;
}

/** Whether an instance has this name, or is being given it. */
export function isNameTaken(document: RdsDocument, identifier: string): boolean {
  return document.instances.some(
    (each) => each.identifier === identifier || each.job?.data['identifier'] === identifier,
  );
}
