import type { Part } from '../../../content/course.ts';

/** A small course that has every part that a lesson can have; the lessons of the real one come and go. */
export const testCourse: Part[] = [
  { id: 'first', title: { ko: '첫째 마당', en: 'First part' }, lessons: ['01-every-part'] },
  { id: 'second', title: { ko: '둘째 마당', en: 'Second part' }, lessons: ['02-and-next'] },
];
