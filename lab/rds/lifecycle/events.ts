import type { EventRecord, InstanceRecord, RdsDocument } from '../state/model.ts';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html has AWS's own list. */
const KINDS = {
  created: ['creation', 'DB instance created'],
  restored: ['restoration', 'DB instance restored from a snapshot'],
  deleted: ['deletion', 'DB instance deleted'],
  'backup-started': ['backup', 'Backing up DB instance'],
  'backup-finished': ['backup', 'Finished DB instance backup'],
  'backups-on': ['configuration change', 'Automated backups turned on'],
  'backups-off': ['configuration change', 'Automated backups turned off'],
  shutdown: ['availability', 'DB instance shut down'],
  restarted: ['availability', 'DB instance restarted'],
  stopped: ['notification', 'DB instance stopped'],
  started: ['notification', 'DB instance started'],
  'recovery-started': ['recovery', 'DB instance stopped unexpectedly; recovery started'],
  'recovery-finished': ['recovery', 'Recovery of the DB instance is complete'],
  'class-changed': ['configuration change', 'Finished changing the DB instance class'],
  'storage-changed': ['configuration change', 'Finished changing the allocated storage'],
  'version-changed': ['maintenance', 'DB engine version changed'],
  'port-changed': ['configuration change', 'Finished changing the port'],
  'password-reset': ['configuration change', 'Master user password reset'],
  renamed: ['configuration change', 'DB instance renamed'],
  'group-changed': ['configuration change', 'DB parameter group changed'],
  'access-changed': ['configuration change', 'Network access changed'],
  'parameters-not-taken': ['configuration change', 'Parameters could not be applied without a reboot'],
  'replica-created': ['read replica', 'Replication for the read replica started'],
  'replica-promoted': ['read replica', 'Read replica promoted'],
  'replication-stopped': ['read replica', 'Replication on the read replica stopped'],
  'replication-resumed': ['read replica', 'Replication on the read replica resumed'],
  'replica-failed': ['read replica', 'Creation of the read replica failed'],
  failed: ['failure', 'DB instance failed'],
  incompatible: ['failure', 'DB instance could not start with its parameters'],
  'backup-failed': ['backup', 'Backup of the DB instance failed'],
} as const;

export type EventKind = keyof typeof KINDS;

const DETAIL_MOST = 500;

/** Writes an event of an instance. What failed says why, in one line. */
export function tell(document: RdsDocument, record: InstanceRecord, kind: EventKind, detail?: string): void {
  const [category, message] = KINDS[kind];
  const words = detail === undefined ? message : `${message}: ${detail}`;
  write(document, 'db-instance', record.identifier, [category], words);
}

/** Writes an event of a snapshot. */
export function tellOfSnapshot(document: RdsDocument, identifier: string, message: string): void {
  write(document, 'db-snapshot', identifier, ['creation'], message);
}

export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replaceAll(/\s+/g, ' ').trim().slice(0, DETAIL_MOST);
}

function write(
  document: RdsDocument,
  sourceType: EventRecord['sourceType'],
  sourceIdentifier: string,
  categories: string[],
  message: string,
): void {
  document.events.push({ at: Date.now(), sourceType, sourceIdentifier, categories, message });
}
