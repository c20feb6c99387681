import type { Part } from '../../../content/course.ts';

/** A course of one lesson that opens the console; those of the real one come and go. */
export const consoleCourse: Part[] = [
  { id: 'rds', title: { ko: 'RDS', en: 'RDS' }, lessons: ['11-console'] },
];
