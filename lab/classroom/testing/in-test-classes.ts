import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { ClassNote, Company } from '../../contract/class.ts';
import type { LearnerWindow } from '../classroom.ts';
import { lessonsOfClass } from '../lessons-of-class.ts';
import { newHome, openTestClass, type TestClass, type TestClassOptions } from './open-test-class.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Before each test of the file a home and a clock of its own; whatever was opened is closed after it. */
export function inTestClasses() {
  let home: string;
  let remove: () => void;
  let open: TestClass[];

  // Every lesson is read once, which takes a while on a busy machine.
  beforeAll(() => lessonsOfClass(), 60_000);
  beforeEach(() => {
    vi.useFakeTimers();
    ({ home, remove } = newHome());
    open = [];
  });
  afterEach(async () => {
    for (const { room } of open) await room.close();
    vi.useRealTimers();
    remove();
  });

  const openClass = async (options?: TestClassOptions): Promise<TestClass> => {
    const opened = await openTestClass(home, options);
    open.push(opened);
    return opened;
  };
  return {
    openClass,
    /** The server is started again: its labs are others, what they hold is the same. */
    restart: async (before: TestClass, options?: TestClassOptions): Promise<TestClass> => {
      await before.room.close();
      return openClass(options);
    },
    fileOf: (name: string) => `${home}/${name}`,
  };
}

/** A window of a learner's, and what it was told. */
export function listener(): { company: Company[]; notes: ClassNote[]; window: LearnerWindow } {
  const company: Company[] = [];
  const notes: ClassNote[] = [];
  return {
    company,
    notes,
    window: { company: (told) => company.push(told), note: (told) => notes.push(told) },
  };
}
