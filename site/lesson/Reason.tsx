import type { ReactNode } from 'react';
import { useThisLesson, useThisStep } from './contexts.ts';
import noteStyles from './Note.module.css';
import styles from './Reason.module.css';
import { useRuns } from './runs.ts';

/** Why a step is not done yet, in the lesson's own words; shown only while that is what the lab found. */
export function Reason({ id, children }: { id: string; children: ReactNode }) {
  const { verdict } = useThisStep();
  if (verdict === undefined || verdict.state === 'done' || verdict.reason !== id) return null;
  return <ReasonBox>{children}</ReasonBox>;
}

/**
 * Before the learner has tried, the reason is a quiet line: what the lab is waiting for. After a try, or when
 * something is broken, it stands out. A mistake that was recognised says more, and then stands alone.
 */
export function ReasonBox({ children }: { children: ReactNode }) {
  const { lesson, state: known } = useThisLesson();
  const { id, state, verdict } = useThisStep();
  const tried = useRuns(lesson.slug, id).length > 0 || verdict?.state === 'broken';
  if (state !== 'current' || (known?.diagnoses.length ?? 0) > 0) return null;
  return (
    <div role="status" className={tried ? `${noteStyles.note} ${noteStyles.wait}` : styles.quiet}>
      {children}
    </div>
  );
}

/** A value of the verdict, inside the words of a reason. */
export function Value({ name }: { name: string }) {
  const { verdict } = useThisStep();
  const values = verdict === undefined || verdict.state === 'done' ? {} : verdict.values;
  return values[name] ?? `{${name}}`;
}
