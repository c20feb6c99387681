import type { Service } from '../service.ts';
import type { InstanceRecord } from '../state/model.ts';
import { findEngineVersion } from '../actions/engine-versions.ts';
import type { InstanceJobs } from './jobs.ts';
import { isIdle, isNameTaken } from './records.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const LOOK_EVERY = 30_000;
/** Longer than any backup window, and shorter than from one to the next. */
const DAY_LEAST = 23.5 * 3_600_000;

/** Does what belongs into the maintenance and the backup window. Answers how to stop. */
export function watchWindows(service: Service, jobs: InstanceJobs): () => void {
  const timer = setInterval(() => {
    applyPending(service, jobs, new Date());
    backUpDaily(service, jobs, new Date());
  }, LOOK_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/** What waits for the maintenance window, and the newest minor version where that is wanted. */
export function applyPending({ store }: Service, jobs: InstanceJobs, now: Date): void {
  for (const record of store.document.instances) {
    if (!isIdle(record) || !isOpen(record.maintenanceWindow, now)) continue;
    const data = { ...minorUpgrade(record), ...pendingChanges(record) };
    const { identifier } = record.pending;
    if (identifier !== undefined && isNameTaken(store.document, identifier)) delete data['identifier'];
    if (Object.keys(data).length > 0)
      jobs.beginUnasked(record.resourceId, { action: 'ModifyDBInstance', data });
  }
}

function minorUpgrade({ autoMinorVersionUpgrade, engineVersion }: InstanceRecord): Record<string, unknown> {
  const newest = findEngineVersion(engineVersion)?.upgrades.at(-1);
  return autoMinorVersionUpgrade && newest !== undefined ? { engineVersion: newest } : {};
}

/** One automated backup in each day's window. */
export function backUpDaily({ store }: Service, jobs: InstanceJobs, now: Date): void {
  for (const record of store.document.instances) {
    if (!isIdle(record) || record.backupRetention === 0) continue;
    const isNow = isOpenToday(record.backupWindow, now);
    const isDone = (record.latestBackupAt ?? 0) > now.getTime() - DAY_LEAST;
    if (isNow && !isDone) jobs.beginUnasked(record.resourceId, { action: 'CreateDBSnapshot', data: {} });
  }
}

/** What waits, as a modification's job takes it. */
export function pendingChanges({ pending, backupRetention }: InstanceRecord): Record<string, unknown> {
  const { backupRetention: wanted } = pending;
  if (wanted === undefined || wanted > 0 === backupRetention > 0) return { ...pending };
  return { ...pending, backups: wanted > 0 ? 'on' : 'off' };
}

/** @param window `sun:05:00-sun:05:30`, UTC; it may go over the end of the week */
function isOpen(window: string, now: Date): boolean {
  const [from = 0, to = 0] = window.split('-').map(minuteOfWeek);
  const at = now.getUTCDay() * DAY + now.getUTCHours() * 60 + now.getUTCMinutes();
  return (at - from + WEEK) % WEEK < (to - from + WEEK) % WEEK;
}

/** @param window `05:00-05:30`, UTC; it may go over midnight */
function isOpenToday(window: string, now: Date): boolean {
  const [from = 0, to = 0] = window.split('-').map((time) => minuteOfWeek(`sun:${time}`));
  const at = now.getUTCHours() * 60 + now.getUTCMinutes();
  return (at - from + DAY) % DAY < (to - from + DAY) % DAY;
}

/** @param text `sun:05:00` */
export function minuteOfWeek(text: string): number {
  const [day = '', hour, minute] = text.split(':');
  return DAYS.indexOf(day) * DAY + Number(hour) * 60 + Number(minute);
}
