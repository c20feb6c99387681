import type { Attendance } from './attendance.ts';
import type { ClassCalendar } from './class-calendar.ts';
import type { ClassFacts, ClassStore } from './class-store.ts';
import type { Companies } from './company.ts';
import type { InstructorPages } from './instructor-pages.ts';
import type { ClassLesson } from './lessons-of-class.ts';
import type { Notes } from './notes.ts';
import type { Observations } from './observations.ts';
import type { ClassroomOptions } from './open-classroom.ts';
import type { Orders } from './orders.ts';
import type { Preparation } from './preparation.ts';
import type { Roll } from './roll.ts';
import type { Seats } from './seats.ts';
import type { LabUse } from './use.ts';

export type ClassRoomOptions = ClassroomOptions & {
  store: ClassStore;
  facts: ClassFacts;
  lessons: ClassLesson[];
};

/** The pieces of a class; each knows its own part only. */
export type ClassParts = {
  options: ClassRoomOptions;
  calendar: ClassCalendar;
  roll: Roll;
  seats: Seats;
  attendance: Attendance;
  observations: Observations;
  companies: Companies;
  notes: Notes;
  orders: Orders;
  use: LabUse;
  pages: InstructorPages;
  preparation: Preparation;
};
