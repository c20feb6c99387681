import { diagnoses } from '../../content/diagnoses.ts';
import type { DiagnosisWords } from '../../content/diagnoses/diagnosis-words.ts';
import type { Diagnosis } from '../../lab/contract/course-state.ts';
import { fill } from '../../lab/contract/errors.ts';
import { useLanguage, useWords } from '../language.tsx';
import { cure } from '../lab/actions.ts';
import { Button } from './Button.tsx';
import { useThisLesson, useThisStep } from './contexts.ts';
import { ErrorNote } from './ErrorNote.tsx';
import styles from './Note.module.css';
import { useAttempt } from './useAttempt.ts';

/** The mistakes that the lab sees now, in the step that the learner is at. */
export function Diagnoses() {
  const { state: lesson } = useThisLesson();
  const { state } = useThisStep();
  if (state !== 'current') return null;
  return lesson?.diagnoses.map((diagnosis) => (
    <DiagnosisBox key={`${diagnosis.id} ${diagnosis.on}`} diagnosis={diagnosis} />
  ));
}

/** A mistake that the lab recognised: what is wrong, the server's own words, the cure as a button. */
function DiagnosisBox({ diagnosis }: { diagnosis: Diagnosis }) {
  const words = useWords().diagnosis;
  const language = useLanguage();
  const { lesson } = useThisLesson();
  const { attempt, pending, error } = useAttempt();
  const known: Record<string, DiagnosisWords> = diagnoses;
  const said = known[diagnosis.id]?.[language];
  const values = { name: diagnosis.on, ...diagnosis.values };
  return (
    <div role="status" className={`${styles.note} ${styles.wait}`}>
      {said && (
        <p>
          <b>{fill(said.title, values).replace(/([^.?!])$/, '$1.')}</b> {fill(said.cause, values)}
        </p>
      )}
      {diagnosis.evidence !== '' && (
        <pre className={styles.evidence} aria-label={words.serverSays} lang="en">
          {diagnosis.evidence}
        </pre>
      )}
      {said && <p className={styles.cure}>{fill(said.cure, values)}</p>}
      {diagnosis.curable && (
        <div className={styles.buttons}>
          <Button
            filled
            aria-disabled={pending}
            onClick={pending ? undefined : () => attempt(() => cure(lesson.slug, diagnosis.id, diagnosis.on))}
          >
            {words.cure}
          </Button>
        </div>
      )}
      {error !== undefined && <ErrorNote error={error} />}
    </div>
  );
}
