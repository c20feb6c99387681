import { diagnoses } from '../../content/diagnoses.ts';
import type { DiagnosisWords } from '../../content/diagnoses/diagnosis-words.ts';
import type { LessonState } from '../../lab/contract/course-state.ts';
import { fill } from '../../lab/contract/errors.ts';
import { useLanguage } from '../language.tsx';
import styles from './LearnerPanel.module.css';
import { useClassWords } from './words.ts';

/** The mistakes that the lab sees at this learner's, with the server's own words and the cure to tell them. */
export function Diagnosed({ lesson }: { lesson: LessonState | undefined }) {
  const language = useLanguage();
  const label = useClassWords().panel.serverSays;
  const known: Record<string, DiagnosisWords> = diagnoses;
  return lesson?.diagnoses.map(({ id, on, values, evidence }) => {
    const words = known[id]?.[language];
    const all = { name: on, ...values };
    return (
      <div key={`${id} ${on}`} className={styles.diagnosis}>
        {words !== undefined && (
          <p>
            <b>{fill(words.title, all)}</b> {fill(words.cure, all)}
          </p>
        )}
        {evidence !== '' && (
          <pre lang="en" aria-label={label}>
            {evidence}
          </pre>
        )}
      </div>
    );
  });
}
