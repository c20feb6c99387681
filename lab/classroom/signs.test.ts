import { describe, expect, test } from 'vitest';
import type { Diagnosis, LessonState, Verdict } from '../contract/course-state.ts';
import type { TerminalInfo } from '../contract/terminal.ts';
import { Signs } from './signs.ts';

const MINUTE = 60_000;

function lesson(verdict?: Verdict, diagnoses: Diagnosis[] = [], step = 'two'): LessonState {
  return {
    lesson: '04-two-servers',
    steps: [
      { id: 'one', state: 'done', doneAt: 0 },
      { id: step, state: 'current', ...(verdict === undefined ? {} : { verdict }) },
    ],
    diagnoses,
  };
}

function notYet(reason: string, values = {}): Verdict {
  return { state: 'not-yet', reason, values };
}

function shells(...failures: number[]): TerminalInfo[] {
  return failures.map((failures, index) => ({ id: `shell-${index}`, kind: 'shell', busy: false, failures }));
}

const host: Diagnosis = { id: 'no-such-host', on: 'db-replica', values: {}, evidence: '', curable: false };

describe('signs of trouble', () => {
  test('the same reason counts from when it came, whatever its values', () => {
    const signs = new Signs();
    signs.saw(lesson(notYet('behind', { rows: '3' })), 1_000);
    signs.saw(lesson(), 2_000);
    signs.saw(lesson(notYet('behind', { rows: '2' })), 3_000);
    expect(signs.known().verdict).toMatchObject({ since: 1_000, verdict: { values: { rows: '2' } } });
    signs.saw(lesson(notYet('stopped')), 4_000);
    expect(signs.known().verdict?.since).toBe(4_000);
  });

  test('minutes in which something was done since count once each', () => {
    const signs = new Signs();
    signs.active(0);
    signs.saw(lesson(notYet('behind')), 0);
    for (const now of [MINUTE, MINUTE + 1, MINUTE + 2, 3 * MINUTE]) signs.active(now);
    expect(signs.known().verdict?.minutesTried).toBe(2);
  });

  test('a mistake counts each time it comes back', () => {
    const signs = new Signs();
    for (const diagnoses of [[host], [host], [], [host], [], [host], []]) {
      signs.saw(lesson(notYet('stopped'), diagnoses), 5);
    }
    expect(signs.known().diagnosis).toMatchObject({ id: 'no-such-host', times: 3, present: false });
  });

  test('commands that fail in a row in one terminal count from the first; one that works ends it', () => {
    const signs = new Signs();
    for (const now of [1, 2, 3]) signs.terminals(shells(now, 1), now);
    expect(signs.known().failures).toEqual({ times: 3, since: 1 });
    signs.terminals(shells(0, 0), 4);
    expect(signs.known().failures.times).toBe(0);
    signs.terminals(shells(1, 0), 5);
    expect(signs.known().failures).toEqual({ times: 1, since: 5 });
  });

  test('those from before the step, or of a terminal that is closed, do not count', () => {
    const signs = new Signs();
    signs.terminals(shells(4), 1);
    signs.saw(lesson(notYet('stopped')), 2);
    signs.terminals(shells(6, 3), 3);
    expect(signs.known().failures.times).toBe(3);
    signs.terminals(shells(6), 4);
    expect(signs.known().failures.times).toBe(2);
    signs.terminals(shells(1), 5);
    expect(signs.known().failures.times).toBe(0);
  });

  test('the next step begins anew', () => {
    const signs = new Signs();
    signs.saw(lesson(notYet('stopped'), [host]), 0);
    signs.terminals(shells(3), 1);
    signs.saw(lesson(undefined, [], 'three'), 2);
    expect(signs.known()).toEqual({ verdict: null, diagnosis: null, failures: { times: 0, since: 0 } });
    expect(signs.step).toBe('three');
  });
});
