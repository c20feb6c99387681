import type { Company, LearnerRow } from '../contract/class.ts';
import type { CourseProgress } from '../contract/course-state.ts';
import type { LabState } from '../contract/lab-state.ts';
import type { Learner } from './class-store.ts';
import { firstNotDone, type ClassLesson } from './lessons-of-class.ts';
import { shownName } from './roll.ts';
import type { Signs } from './signs.ts';
import { byNeed, stuckOf } from './stuck.ts';

/** All that is known of one learner when their row is made. */
export type RowFacts = {
  learner: Learner;
  place: number | null;
  phase: LabState['phase'] | undefined;
  windows: number;
  /** The lesson that their window shows. */
  looksAt: string | undefined;
  done: CourseProgress;
  signs: Signs | undefined;
  failedAt: number | null;
  company: Company;
  use: LearnerRow['use'] | undefined;
};

/** Whoever types is not told anew at every key. */
const LAST_ACTIVE_STEP_MS = 5_000;

/** The rows of the instructor's page, in the order of need. */
export function rowsOf(facts: RowFacts[], lessons: ClassLesson[], now: number): LearnerRow[] {
  return facts
    .map((facts) => ({ row: rowOf(facts, lessons, now), finished: isFinished(facts, lessons) }))
    .sort((one, other) =>
      byNeed({ ...one.row, finished: one.finished }, { ...other.row, finished: other.finished }),
    )
    .map(({ row }) => row);
}

function isFinished({ done }: RowFacts, lessons: ClassLesson[]): boolean {
  return firstNotDone(lessons, done) === undefined;
}

function rowOf(facts: RowFacts, lessons: ClassLesson[], now: number): LearnerRow {
  const { learner, place, windows, done, signs, failedAt, company, use } = facts;
  const { id, lab, joinedAt, lastActiveAt, awakeUntil, askedAt } = learner;
  const { lesson, step } = whereabouts(facts, lessons);
  const seen = lesson !== null && signs?.lesson === lesson && signs.step === step ? signs : undefined;
  const verdict = seen?.verdict;
  const phase = phaseOf(lab, facts.phase);
  return {
    learner: id,
    name: shownName(learner),
    lab,
    place,
    phase,
    windows,
    joinedAt,
    lastActiveAt: Math.floor(lastActiveAt / LAST_ACTIVE_STEP_MS) * LAST_ACTIVE_STEP_MS,
    lesson,
    step,
    ...(verdict === undefined ? {} : { verdict }),
    done,
    stuck: stuckOf(
      {
        ...(seen?.known() ?? { verdict: null, diagnosis: null, failures: { times: 0, since: 0 } }),
        askedAt,
        labFailedAt: failedAt,
        lastActiveAt,
        windows,
        atWork: phase === 'ready' && step !== null,
      },
      now,
    ),
    company,
    ...(use === undefined ? {} : { use }),
    awakeUntil,
  };
}

/** The lesson that they look at, else the first that is not finished, and the first step of it that is not done. */
function whereabouts(
  { looksAt, done }: RowFacts,
  lessons: ClassLesson[],
): { lesson: string | null; step: string | null } {
  const looked = lessons.find(({ slug }) => slug === looksAt);
  if (looked !== undefined) {
    const step = looked.steps.find((id) => !(done[looked.slug] ?? []).includes(id));
    return { lesson: looked.slug, step: step ?? null };
  }
  return firstNotDone(lessons, done) ?? { lesson: null, step: null };
}

function phaseOf(lab: string | null, phase: LabState['phase'] | undefined): LearnerRow['phase'] {
  if (lab === null) return 'waiting';
  if (phase === 'starting') return 'waking';
  return phase === undefined || phase === 'stopped' ? 'asleep' : phase;
}
