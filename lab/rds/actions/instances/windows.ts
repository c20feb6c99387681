import { minuteOfWeek } from '../../lifecycle/maintenance.ts';
import { AwsError } from '../../aws-error.ts';
import { text, type Field } from '../fields.ts';
import { wrongCombination } from './refuse.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const LEAST = 30;
const TIME = '([01]\\d|2[0-3]):[0-5]\\d';
const BACKUP = new RegExp(`^${TIME}-${TIME}$`);
const MAINTENANCE = new RegExp(`^(${DAYS.join('|')}):${TIME}-(${DAYS.join('|')}):${TIME}$`, 'i');

/** `hh24:mi-hh24:mi`, UTC, every day. */
export function backupWindow(): Field<string> {
  return text({ pattern: BACKUP, says: 'Invalid backup window: {name} must have the form hh24:mi-hh24:mi.' });
}

/** `ddd:hh24:mi-ddd:hh24:mi`, UTC, every week. */
export function maintenanceWindow(): Field<string> {
  return text({
    pattern: MAINTENANCE,
    says: 'Invalid maintenance window: {name} must have the form ddd:hh24:mi-ddd:hh24:mi.',
  });
}

export type Windows = { backup: string; maintenance: string };

/** Both, as they are kept; those that are not given are chosen, free of one another, of half an hour. */
export function chooseWindows(given: {
  backup?: string | undefined;
  maintenance?: string | undefined;
}): Windows {
  const maintenance = given.maintenance?.toLowerCase() ?? randomMaintenance(given.backup);
  const backup = given.backup ?? randomBackup(maintenance);
  requireLong('backup', lengthOfDay(backup));
  requireLong('maintenance', lengthOfWeek(maintenance));
  if (overlap(backup, maintenance)) {
    throw wrongCombination('The backup window and maintenance window must not overlap.');
  }
  return { backup, maintenance };
}

function requireLong(what: string, minutes: number): void {
  if (minutes < LEAST) {
    throw new AwsError('InvalidParameterValue', `The ${what} window must be at least ${LEAST} minutes.`);
  }
}

function randomBackup(maintenance: string): string {
  return firstFree(
    () => span(randomMinute()),
    (window) => !overlap(window, maintenance),
  );
}

function anyHalfHour(): string {
  const day = DAYS[Math.floor(Math.random() * DAYS.length)] ?? 'sun';
  const [from = '', to = ''] = span(Math.min(randomMinute(), DAY - LEAST - 1)).split('-');
  return `${day}:${from}-${day}:${to}`;
}

function randomMaintenance(backup: string | undefined): string {
  return firstFree(anyHalfHour, (window) => backup === undefined || !overlap(backup, window));
}

/** Where the given window takes nearly all the time there is none, and what was chosen last is refused as overlapping. */
function firstFree(choose: () => string, isFree: (window: string) => boolean): string {
  let window = choose();
  for (let tries = 0; tries < 200 && !isFree(window); tries += 1) window = choose();
  return window;
}

function randomMinute(): number {
  return Math.floor(Math.random() * DAY);
}

function span(from: number): string {
  return `${clock(from)}-${clock((from + LEAST) % DAY)}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function overlap(backup: string, maintenance: string): boolean {
  const [from = 0] = maintenance.split('-').map(minuteOfWeek);
  const length = lengthOfWeek(maintenance);
  const [start = 0] = backup.split('-').map(minuteOfDay);
  const backupLength = lengthOfDay(backup);
  return DAYS.some((_day, index) => {
    const at = index * DAY + start;
    return (at - from + WEEK) % WEEK < length || (from - at + WEEK) % WEEK < backupLength;
  });
}

function minuteOfDay(time: string): number {
  const [hour, minute] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

function lengthOfDay(window: string): number {
  const [from = 0, to = 0] = window.split('-').map(minuteOfDay);
  return (to - from + DAY) % DAY;
}

function lengthOfWeek(window: string): number {
  const [from = 0, to = 0] = window.split('-').map(minuteOfWeek);
  return (to - from + WEEK) % WEEK;
}
