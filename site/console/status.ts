/** What a status word means to the eye: at rest, at work, off, or wrong. */
export type StatusTone = 'good' | 'busy' | 'off' | 'wrong';

const busy = new Set([
  'creating',
  'backing-up',
  'modifying',
  'rebooting',
  'renaming',
  'resetting-master-credentials',
  'starting',
  'stopping',
  'deleting',
  'upgrading',
  'maintenance',
  'delete-precheck',
  'storage-optimization',
]);

/** RDS may say words that nobody here knows: one that does not sound like trouble is shown as it is. */
export function statusTone(status: string): StatusTone {
  if (status === 'available') return 'good';
  if (busy.has(status) || status.startsWith('configuring-')) return 'busy';
  if (/fail|incompatible|error|inaccessible|insufficient|full/.test(status)) return 'wrong';
  return 'off';
}
