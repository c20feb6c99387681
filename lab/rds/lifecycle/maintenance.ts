import type { Service } from '../service.ts';
import type { InstanceRecord } from '../state/model.ts';
import type { InstanceJobs } from './jobs.ts';
import { isIdle, isNameTaken } from './records.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEK = 7 * 24 * 60;
const LOOK_EVERY = 30_000;

/** Applies what waits for the maintenance window. Answers how to stop. */
export function watchWindows(service: Service, jobs: InstanceJobs): () => void {
  const timer = setInterval(() => applyPending(service, jobs, new Date()), LOOK_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

export function applyPending({ store }: Service, jobs: InstanceJobs, now: Date): void {
  for (const record of store.document.instances) {
    if (!isIdle(record) || !isOpen(record.maintenanceWindow, now)) continue;
    const data = pendingChanges(record);
    const { identifier } = record.pending;
    if (identifier !== undefined && isNameTaken(store.document, identifier)) delete data['identifier'];
    if (Object.keys(data).length > 0) jobs.begin(record.resourceId, { action: 'ModifyDBInstance', data });
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
  const at = now.getUTCDay() * 24 * 60 + now.getUTCHours() * 60 + now.getUTCMinutes();
  return (at - from + WEEK) % WEEK < (to - from + WEEK) % WEEK;
}

/** @param text `sun:05:00` */
export function minuteOfWeek(text: string): number {
  const [day = '', hour, minute] = text.split(':');
  return DAYS.indexOf(day) * 24 * 60 + Number(hour) * 60 + Number(minute);
}
