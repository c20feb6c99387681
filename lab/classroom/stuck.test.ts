import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stuck } from '../contract/class.ts';
import { byNeed, stuckOf, THRESHOLDS, type Known } from './stuck.ts';

const NOW = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

const fine: Known = {
  askedAt: null,
  labFailedAt: null,
  verdict: null,
  diagnosis: null,
  failures: { times: 0, since: 0 },
  lastActiveAt: NOW,
  windows: 1,
  atWork: true,
};

function at(minutesAgo: number): number {
  return NOW - minutesAgo * MINUTE;
}

function red(minutesAgo: number, minutesTried: number, state: 'not-yet' | 'broken' = 'not-yet') {
  const verdict = { state, reason: 'no-source', values: {} };
  return { verdict, since: at(minutesAgo), minutesTried };
}

const time = fc.integer({ min: 0, max: 120 }).map(at);
const known: fc.Arbitrary<Known> = fc.record({
  askedAt: fc.option(time),
  labFailedAt: fc.option(time),
  verdict: fc.option(
    fc
      .tuple(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('not-yet', 'broken'),
      )
      .map(([minutes, tried, state]) => red(minutes, tried, state)),
  ),
  diagnosis: fc.option(
    fc.record({
      id: fc.constant('no-such-host'),
      on: fc.constant('db-replica'),
      values: fc.constant({}),
      times: fc.integer({ min: 1, max: 9 }),
      since: time,
      present: fc.boolean(),
    }),
  ),
  failures: fc.record({ times: fc.integer({ min: 0, max: 9 }), since: time }),
  lastActiveAt: time,
  windows: fc.integer({ min: 0, max: 3 }),
  atWork: fc.boolean(),
});

describe('stuck', () => {
  test('nobody who is fine is', () => expect(stuckOf(fine, NOW)).toBeNull());

  test('whoever reads for ten minutes, moving now and then, is not at a loss', () => {
    expect(stuckOf({ ...fine, verdict: red(10, 1) }, NOW)).toBeNull();
  });

  test('whoever tries and gets the same reason for minutes is', () => {
    expect(stuckOf({ ...fine, verdict: red(3, 3) }, NOW)).toBeNull();
    expect(stuckOf({ ...fine, verdict: red(5, 3) }, NOW)).toMatchObject({
      kind: 'same-reason',
      since: at(5),
      verdict: { reason: 'no-source' },
      values: { minutes: '5', reason: 'no-source' },
    });
  });

  test('what is broken counts sooner, and without having tried', () => {
    expect(stuckOf({ ...fine, verdict: red(3, 0, 'broken') }, NOW)?.kind).toBe('same-reason');
  });

  test('a mistake that comes back is named, with the container that shows it', () => {
    const diagnosis = {
      id: 'no-such-host',
      on: 'db-replica',
      values: {},
      times: 3,
      since: at(8),
      present: false,
    };
    expect(stuckOf({ ...fine, diagnosis }, NOW)).toMatchObject({
      kind: 'same-failure',
      diagnosis: 'no-such-host',
      values: { times: '3', name: 'db-replica', minutes: '8' },
    });
    expect(stuckOf({ ...fine, diagnosis: { ...diagnosis, times: 2 } }, NOW)).toBeNull();
  });

  test('a mistake that is there is told with the reason', () => {
    const diagnosis = {
      id: 'no-such-host',
      on: 'db-replica',
      values: {},
      times: 1,
      since: at(8),
      present: true,
    };
    expect(stuckOf({ ...fine, verdict: red(5, 3), diagnosis }, NOW)).toMatchObject({
      kind: 'same-reason',
      diagnosis: 'no-such-host',
      values: { name: 'db-replica' },
    });
  });

  test('commands that fail one after another', () => {
    const failures = { times: THRESHOLDS.failuresInARow, since: at(2) };
    expect(stuckOf({ ...fine, failures }, NOW)).toMatchObject({
      kind: 'same-failure',
      values: { times: '5' },
    });
  });

  test('silence counts with a window open only', () => {
    const silent = { ...fine, lastActiveAt: at(7), verdict: red(20, 9) };
    expect(stuckOf(silent, NOW)?.kind).toBe('silence');
    expect(stuckOf({ ...silent, windows: 0 }, NOW)).toBeNull();
  });

  test('who asks comes before everything else, and is never overlooked', () => {
    fc.assert(
      fc.property(known, (known) => {
        const stuck = stuckOf(known, NOW);
        if (known.askedAt !== null)
          expect(stuck).toMatchObject({ kind: 'asked-for-help', since: known.askedAt });
        else if (known.labFailedAt !== null) expect(stuck?.kind).toBe('lab-failed');
        else if (known.windows === 0 || !known.atWork) expect(stuck).toBeNull();
      }),
    );
  });

  test('doing something never makes anybody silent; more of the same makes nobody less stuck', () => {
    fc.assert(
      fc.property(known, (known) => {
        expect(stuckOf({ ...known, lastActiveAt: NOW }, NOW)?.kind).not.toBe('silence');
        const busy = { ...known, lastActiveAt: NOW };
        const stuck = stuckOf(busy, NOW);
        const later = stuckOf({ ...busy, lastActiveAt: NOW + MINUTE }, NOW + MINUTE);
        if (stuck !== null) expect(later?.kind).toBe(stuck.kind);
      }),
    );
  });
});

const rowOf = (learner: string, stuck: [Stuck['kind'], number] | null, joinedAt = 0, finished = false) => ({
  learner,
  joinedAt,
  finished,
  phase: 'ready' as const,
  stuck: stuck === null ? null : { kind: stuck[0], since: stuck[1], values: {} },
});

describe('the order of rows', () => {
  const kinds: Stuck['kind'][] = ['asked-for-help', 'lab-failed', 'same-reason', 'same-failure', 'silence'];
  const row = fc.record({
    learner: fc.stringMatching(/^[a-z0-9]{8}$/),
    joinedAt: fc.integer({ min: 0, max: 5 }),
    finished: fc.boolean(),
    phase: fc.constant('ready' as const),
    stuck: fc.option(
      fc.record({
        kind: fc.constantFrom(...kinds),
        since: fc.integer({ min: 0, max: 5 }),
        values: fc.constant({}),
      }),
    ),
  });

  test('does not depend on how they stood before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ learner }) => learner, maxLength: 12 }), (rows) => {
        expect(rows.toReversed().sort(byNeed)).toEqual(rows.toSorted(byNeed));
      }),
    );
  });

  test('asked, failed, stuck for longest, silent, the rest as they came, finished', () => {
    const rows = [
      rowOf('finished', null, 0, true),
      rowOf('rest-late', null, 2),
      rowOf('rest-early', null, 1),
      rowOf('silent', ['silence', 0]),
      rowOf('stuck-short', ['same-reason', 9]),
      rowOf('stuck-long', ['same-failure', 3]),
      rowOf('failed', ['lab-failed', 9]),
      rowOf('asked-late', ['asked-for-help', 9]),
      rowOf('asked', ['asked-for-help', 8]),
    ];
    expect(rows.sort(byNeed).map(({ learner }) => learner)).toEqual([
      'asked',
      'asked-late',
      'failed',
      'stuck-long',
      'stuck-short',
      'silent',
      'rest-early',
      'rest-late',
      'finished',
    ]);
  });
});
