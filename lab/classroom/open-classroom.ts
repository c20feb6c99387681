import { ClassRoom } from './class-room.ts';
import { beginOrGoOn } from './class-calendar.ts';
import type { ClassLabs } from './class-labs.ts';
import { ClassStore } from './class-store.ts';
import type { Classroom } from './classroom.ts';
import { lessonsOfClass } from './lessons-of-class.ts';
import type { Report } from './report.ts';

export type ClassroomOptions = {
  name: string;
  home: string;
  labs: ClassLabs;
  /** The id of the lab that the instructor and the speakers share; it is opened when it is not yet. */
  stage: string;
  /** `--labs`: never more than this. */
  places?: number | undefined;
  hours: number;
  /** As they are printed and shown to the room. */
  urls: { join: string; follow: string; speaker: string };
  report: Report;
};

/**
 * Begins the class, or goes on with the one of this name that the home holds. Answers at once; how many labs the
 * machine holds is found out behind the open door.
 * @throws LabError `class-other`
 */
export async function openClassroom(options: ClassroomOptions): Promise<Classroom> {
  const lessons = await lessonsOfClass();
  const store = new ClassStore(options.home);
  try {
    const facts = beginOrGoOn(store, options.name, options.hours);
    return new ClassRoom({ ...options, store, facts, lessons });
  } catch (error) {
    store.close();
    throw error;
  }
}
