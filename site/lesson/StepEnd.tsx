import { reasons as sharedReasons } from '../../content/reasons.ts';
import { fill } from '../../lab/contract/errors.ts';
import { useLanguage } from '../language.tsx';
import { useThisLesson, useThisStep } from './contexts.ts';
import { Diagnoses } from './DiagnosisBox.tsx';
import { ReasonBox } from './Reason.tsx';
import { useRuns } from './runs.ts';

/** The end of a step: what is wrong, or what is missing in words that all lessons share. */
export function StepEnd({ reasons }: { reasons: string[] }) {
  const language = useLanguage();
  const { lesson } = useThisLesson();
  const { id, verdict } = useThisStep();
  const lastRun = useRuns(lesson.slug, id).at(-1);
  const shared =
    verdict !== undefined && verdict.state !== 'done' && !reasons.includes(verdict.reason)
      ? Object.entries(sharedReasons).find(([id]) => id === verdict.reason)?.[1]
      : undefined;
  return (
    <>
      {lastRun === undefined && <Diagnoses />}
      {shared && verdict && verdict.state !== 'done' && (
        <ReasonBox>{fill(shared[language], verdict.values)}</ReasonBox>
      )}
    </>
  );
}
