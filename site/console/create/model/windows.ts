import type { Form } from './form.ts';

export const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** `18:00-18:30`, UTC, as PreferredBackupWindow wants it. */
export function backupWindow(form: Form): string {
  const start = minutesOf(form.backupStart);
  return `${clock(start)}-${clock(start + Number(form.backupHours) * 60)}`;
}

/** `sun:19:00-sun:19:30`, UTC, as PreferredMaintenanceWindow wants it. */
export function maintenanceWindow(form: Form): string {
  const start = maintenanceStart(form);
  const end = start + Number(form.maintenanceHours) * 60;
  return `${dayOf(start)}:${clock(start)}-${dayOf(end)}:${clock(end)}`;
}

/** The service refuses windows that meet: it would have to do both at once. */
export function windowsOverlap(form: Form): boolean {
  const maintenance = maintenanceStart(form);
  const maintenanceEnd = maintenance + Number(form.maintenanceHours) * 60;
  const backup = minutesOf(form.backupStart);
  const backupMinutes = Number(form.backupHours) * 60;
  // The backup comes every day; a day before and after the week for what reaches over its ends.
  return Array.from({ length: 9 }, (_, day) => backup + (day - 1) * DAY).some(
    (start) => start < maintenanceEnd && start + backupMinutes > maintenance,
  );
}

/** Fields from a window as the API tells it; undefined where it is not one. */
export function readBackupWindow(text: string): Pick<Form, 'backupStart' | 'backupHours'> | undefined {
  const match = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text);
  const [, start, end] = match ?? [];
  if (start === undefined || end === undefined) return undefined;
  return { backupStart: start, backupHours: hoursBetween(minutesOf(start), minutesOf(end), DAY) };
}

export function readMaintenanceWindow(
  text: string,
): Pick<Form, 'maintenanceDay' | 'maintenanceStart' | 'maintenanceHours'> | undefined {
  const match = /^([a-z]{3}):(\d\d:\d\d)-([a-z]{3}):(\d\d:\d\d)$/i.exec(text.toLowerCase());
  const [, day, start, lastDay, end] = match ?? [];
  if (day === undefined || start === undefined || lastDay === undefined || end === undefined)
    return undefined;
  const from = weekMinute(day, start);
  return {
    maintenanceDay: day,
    maintenanceStart: start,
    maintenanceHours: hoursBetween(from, weekMinute(lastDay, end), WEEK),
  };
}

function hoursBetween(from: number, to: number, round: number): string {
  return String(((to - from + round) % round) / 60);
}

function maintenanceStart(form: Form): number {
  return weekMinute(form.maintenanceDay, form.maintenanceStart);
}

function weekMinute(day: string, time: string): number {
  return days.findIndex((each) => each === day) * DAY + minutesOf(time);
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function dayOf(minute: number): string {
  return days[Math.floor(minute / DAY) % 7] ?? 'sun';
}

function clock(minute: number): string {
  const ofDay = minute % DAY;
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
