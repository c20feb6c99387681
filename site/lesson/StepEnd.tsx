import { reasons as sharedReasons } from '../../content/reasons.ts';
import { fill } from '../../lab/contract/errors.ts';
import { useLanguage } from '../language.tsx';
import { useThisLesson, useThisStep } from './contexts.ts';
import { DiagnosisBox } from './DiagnosisBox.tsx';
import { ReasonBox } from './Reason.tsx';
import { TaskNote } from './TaskNote.tsx';

/** The end of a step: what the lab does there now, what is wrong, or what is missing in words that all lessons share. */
export function StepEnd({ reasons }: { reasons: string[] }) {
  const language = useLanguage();
  const { state: lesson } = useThisLesson();
  const { state, verdict } = useThisStep();
  const shared =
    verdict !== undefined && verdict.state !== 'done' && !reasons.includes(verdict.reason)
      ? Object.entries(sharedReasons).find(([id]) => id === verdict.reason)?.[1]
      : undefined;
  return (
    <>
      <TaskNote />
      {state === 'current' &&
        lesson?.diagnoses.map((diagnosis) => (
          <DiagnosisBox key={`${diagnosis.id} ${diagnosis.on}`} diagnosis={diagnosis} />
        ))}
      {shared && verdict && verdict.state !== 'done' && (
        <ReasonBox>{fill(shared[language], verdict.values)}</ReasonBox>
      )}
    </>
  );
}
