import type { Classroom } from '../classroom/classroom.ts';
import { LabError } from '../contract/lab-error.ts';
import type { LabSession } from '../labs/lab-session.ts';
import type { Labs } from '../labs/labs.ts';
import type { Talk } from '../talk/talk.ts';
import type { Caller } from './access/caller.ts';

/** What this server serves; without a classroom it is a learner's own, at home. */
export type ServedRooms = {
  labs: Pick<Labs, 'get'>;
  classroom: Classroom | undefined;
  talk: Talk;
};

/** Throws `class-missing` at home. */
export function classroomOf({ classroom }: ServedRooms): Classroom {
  if (classroom === undefined) throw new LabError('class-missing');
  return classroom;
}

/**
 * A lab that the guard has allowed. One that is not held is on its way where the caller is its owner: nobody's lab is
 * open after a restart of the server until its learner is there.
 */
export function labOf({ labs }: ServedRooms, caller: Caller, id: string): LabSession {
  const lab = labs.get(id);
  if (lab !== undefined) return lab;
  throw new LabError('lab' in caller && caller.lab === id ? 'lab-not-ready' : 'not-found');
}
