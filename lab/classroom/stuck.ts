import type { LearnerRow, Stuck } from '../contract/class.ts';
import type { Verdict } from '../contract/course-state.ts';
import type { Values } from '../contract/names.ts';

const MINUTE = 60_000;

/** When somebody counts as stuck: late enough to have tried, early enough not to have given up. One place, all of it. */
export const THRESHOLDS = {
  /** The same reason for this long, by someone who is at it: reading for a while is no trouble. */
  sameReasonMs: 4 * MINUTE,
  /** Something is broken, which does not pass by reading on. */
  brokenMs: 2 * MINUTE,
  /** In so many minutes of the clock since the reason came, something was done. */
  minutesTried: 2,
  /** The same mistake was recognised so often. */
  sameDiagnosis: 3,
  /** So many commands failed in a row. */
  failuresInARow: 5,
  /** A window is open, the step is not done, and nothing happens. */
  silenceMs: 6 * MINUTE,
};

/** What is known of how one learner fares. Times are milliseconds since the epoch. */
export type Known = {
  askedAt: number | null;
  labFailedAt: number | null;
  /** What the check of the current step says, for how long the same, and in how many minutes they tried since. */
  verdict: { verdict: Exclude<Verdict, { state: 'done' }>; since: number; minutesTried: number } | null;
  /** The mistake that was recognised most often at this step. */
  diagnosis: {
    id: string;
    on: string;
    values: Values;
    times: number;
    since: number;
    present: boolean;
  } | null;
  /** Commands that failed one after another. */
  failures: { times: number; since: number };
  lastActiveAt: number;
  windows: number;
  /** Lab ready and something left to do: without it nobody is silent or at a loss, they are away or finished. */
  atWork: boolean;
};

/** Why the instructor should look, or null; the gravest reason if there are several. */
export function stuckOf(known: Known, now: number): Stuck | null {
  const { askedAt, labFailedAt, verdict, diagnosis, failures, lastActiveAt, windows, atWork } = known;
  const at = {
    ...(verdict === null ? {} : { verdict: verdict.verdict }),
    ...(diagnosis?.present === true ? { diagnosis: diagnosis.id } : {}),
  };
  // As the diagnosis' own words are filled.
  const named = diagnosis === null ? {} : { ...diagnosis.values, name: diagnosis.on };
  const stuck = (kind: Stuck['kind'], since: number, values: Values = {}): Stuck => ({
    kind,
    since,
    ...at,
    values: {
      ...(at.diagnosis === undefined ? {} : named),
      minutes: String(Math.max(0, Math.floor((now - since) / MINUTE))),
      ...values,
    },
  });

  if (askedAt !== null) return stuck('asked-for-help', askedAt);
  if (labFailedAt !== null) return stuck('lab-failed', labFailedAt);
  if (!atWork || windows === 0) return null;
  if (diagnosis !== null && diagnosis.times >= THRESHOLDS.sameDiagnosis) {
    const values = { ...named, times: String(diagnosis.times) };
    return { ...stuck('same-failure', diagnosis.since, values), diagnosis: diagnosis.id };
  }
  if (failures.times >= THRESHOLDS.failuresInARow) {
    return stuck('same-failure', failures.since, { times: String(failures.times) });
  }
  const silent = now - lastActiveAt >= THRESHOLDS.silenceMs;
  if (verdict !== null && !silent && isAtALoss(verdict, now)) {
    return stuck('same-reason', verdict.since, { reason: verdict.verdict.reason });
  }
  return silent ? stuck('silence', lastActiveAt) : null;
}

function isAtALoss({ verdict, since, minutesTried }: NonNullable<Known['verdict']>, now: number): boolean {
  if (verdict.state === 'broken') return now - since >= THRESHOLDS.brokenMs;
  return now - since >= THRESHOLDS.sameReasonMs && minutesTried >= THRESHOLDS.minutesTried;
}

/** Who comes first on the instructor's page. */
type Ordered = Pick<LearnerRow, 'learner' | 'joinedAt' | 'stuck' | 'phase'> & { finished: boolean };

/**
 * Who needs help first: who asked, whose lab failed, who is stuck (the longest first), who is silent, the rest in the
 * order of joining, so that rows stand still; who has finished comes last.
 */
export function byNeed(one: Ordered, other: Ordered): number {
  return (
    rank(one) - rank(other) ||
    since(one) - since(other) ||
    one.joinedAt - other.joinedAt ||
    (one.learner < other.learner ? -1 : Number(one.learner > other.learner))
  );
}

const RANKS: Record<Stuck['kind'], number> = {
  'asked-for-help': 0,
  'lab-failed': 1,
  'same-reason': 2,
  'same-failure': 2,
  silence: 3,
};

function rank({ stuck, finished }: Ordered): number {
  if (stuck !== null) return RANKS[stuck.kind];
  return finished ? 5 : 4;
}

function since({ stuck }: Ordered): number {
  return stuck?.since ?? 0;
}
