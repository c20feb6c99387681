import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClassMessage, ClassState, LearnerRow } from '../../contract/class.ts';
import { openClassroom, type ClassroomOptions } from '../open-classroom.ts';
import type { Classroom } from '../classroom.ts';
import { FakeLabs } from './fake-labs.ts';

export type TestClass = {
  room: Classroom;
  labs: FakeLabs;
  home: string;
  /** The instructor's page opens, and is told. */
  page: () => InstructorPage;
  /** Takes a learner in with the right code. */
  join: (name: string) => Promise<{ id: string; lab: string | null; secret: string }>;
};

export type TestClassOptions = { labs?: FakeLabs; name?: string; hours?: number; places?: number };

/** An instructor's page: what it knows from what it was told. */
export type InstructorPage = {
  messages: ClassMessage[];
  state: () => ClassState;
  rows: () => LearnerRow[];
  leave: () => void;
};

export function newHome(): { home: string; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'class-'));
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** A class, and the instructor's page on it. */
export async function openRoom(
  options: Pick<ClassroomOptions, 'home' | 'labs' | 'stage' | 'name' | 'hours' | 'places'>,
  report: (error: unknown) => void = console.error,
): Promise<{ room: Classroom; page: InstructorPage }> {
  const urls = { join: 'http://class/j', follow: 'http://class/f', speaker: 'http://class/speaker' };
  const room = await openClassroom({ ...options, urls, report });
  return { room, page: openPage(room) };
}

function openPage(room: Classroom): InstructorPage {
  const messages: ClassMessage[] = [];
  const leave = room.watch((message) => messages.push(message));
  return {
    messages,
    leave,
    state() {
      const told = messages.findLast((message) => message.type === 'class');
      if (told === undefined) throw new Error('the page was told nothing');
      return told.class;
    },
    rows() {
      let rows: LearnerRow[] = [];
      for (const message of messages) {
        if (message.type === 'learners') rows = message.learners;
        if (message.type === 'learner') {
          const { learner } = message;
          rows = rows.map((row) => (row.learner === learner.learner ? learner : row));
        }
      }
      return rows;
    },
  };
}

/** That there is no engine is reported all the while. */
const unheard = () => undefined;

/** A class on labs that only pretend. */
export async function openTestClass(
  home: string,
  { labs = new FakeLabs(), name = 'Class 1', hours = 4, places }: TestClassOptions = {},
): Promise<TestClass> {
  const { room, page } = await openRoom({ name, home, labs, stage: 'stage', places, hours }, unheard);
  page.leave();
  return {
    room,
    labs,
    home,
    page: () => openPage(room),
    async join(name) {
      const { code } = page.state();
      const { seat, secret } = await room.join({ code, name, language: 'ko' }, '192.0.2.1');
      return { id: seat.learner, lab: seat.lab, secret };
    },
  };
}
