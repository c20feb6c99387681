import { randomBytes } from 'node:crypto';
import type { Service } from '../service.ts';
import type { InstanceRecord, RdsDocument, SnapshotRecord, Tag } from '../state/model.ts';
import { tell, tellOfSnapshot } from './events.ts';
import { instanceOf, requireSnapshot } from './records.ts';

/**
 * Automated backups that are kept of one instance. AWS keeps one of each day of the retention period; here they come
 * only when backups are turned on, and each is a whole copy on the learner's disk.
 */
const AUTOMATED_MOST = 2;

/** Notes a snapshot that is going to be taken. */
export function noteSnapshot(
  document: RdsDocument,
  record: InstanceRecord,
  snapshot: { identifier: string; type: SnapshotRecord['type']; tags: Tag[] },
): SnapshotRecord {
  const { job: _job, masterPassword: _password, ...of } = record;
  const noted: SnapshotRecord = {
    ...snapshot,
    volume: `snapshot-${randomBytes(8).toString('hex')}`,
    status: 'creating',
    createdAt: Date.now(),
    bytes: 0,
    of: structuredClone(of),
  };
  document.snapshots.push(noted);
  return noted;
}

/** Takes a snapshot that has been noted; one that is there already is left as it is. */
export async function takeSnapshot({ store, servers }: Service, identifier: string): Promise<void> {
  const { volume, status, of } = requireSnapshot(store.document, identifier);
  if (status === 'available') return;
  const bytes = await servers.snapshot(of.resourceId, volume);
  store.change((document) => {
    const snapshot = requireSnapshot(document, identifier);
    Object.assign(snapshot, { status: 'available', bytes, createdAt: Date.now() });
    tellOfSnapshot(document, identifier, 'Snapshot created');
  });
}

/** An automated backup, as RDS takes one when backups are turned on. */
export async function backUp(service: Service, resourceId: string): Promise<void> {
  const { store } = service;
  const identifier = store.change((document) => {
    const record = instanceOf(document, resourceId);
    const begun = automatedOf(document, resourceId).find(({ status }) => status === 'creating');
    if (begun !== undefined) return begun.identifier;
    tell(document, record, 'backup-started');
    const tags = record.copyTagsToSnapshot ? [...record.tags] : [];
    return noteSnapshot(document, record, {
      identifier: automatedName(document, record),
      type: 'automated',
      tags,
    }).identifier;
  });
  await takeSnapshot(service, identifier);
  store.change((document) => {
    const record = instanceOf(document, resourceId);
    record.latestBackupAt = requireSnapshot(document, identifier).createdAt;
    tell(document, record, 'backup-finished');
  });
  const old = automatedOf(store.document, resourceId).slice(0, -AUTOMATED_MOST);
  await removeSnapshots(service, old);
}

export function automatedOf(document: RdsDocument, resourceId: string): SnapshotRecord[] {
  return document.snapshots.filter(({ type, of }) => type === 'automated' && of.resourceId === resourceId);
}

/** Marks them first, so that what breaks off is ended after a restart. */
export async function removeSnapshots(
  { store, servers }: Service,
  snapshots: SnapshotRecord[],
): Promise<void> {
  const volumes = snapshots.map(({ volume }) => volume);
  store.change((document) => {
    for (const each of document.snapshots) if (volumes.includes(each.volume)) each.status = 'deleting';
  });
  for (const volume of volumes) {
    await servers.removeSnapshot(volume);
    store.change((document) => {
      document.snapshots = document.snapshots.filter((each) => each.volume !== volume);
    });
  }
}

/** `rds:shop-2026-11-22-13-45`, and the seconds where two came within a minute. */
function automatedName(document: RdsDocument, { identifier }: InstanceRecord): string {
  const [date = '', time = ''] = new Date().toISOString().split('T');
  const [hour, minute, second = ''] = time.split(':');
  const name = `rds:${identifier}-${date}-${hour}-${minute}`;
  const taken = document.snapshots.some((each) => each.identifier === name);
  return taken ? `${name}-${second.slice(0, 2)}-${randomBytes(2).toString('hex')}` : name;
}
