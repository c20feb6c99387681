import { useLanguage } from '../language.tsx';
import { wordsOf } from '../lab/error-words.ts';
import { RefusedError } from './calls.ts';
import styles from './Failed.module.css';
import { Refused } from './Refused.tsx';

/** What went wrong, where it was asked: AWS's refusal, or a trouble of the lab's own. */
export function Failed({ error }: { error: unknown }) {
  const language = useLanguage();
  if (error instanceof RefusedError) {
    return (
      <div className={styles.failed} role="alert">
        <Refused refusal={error.refusal} />
      </div>
    );
  }
  const { what, next } = wordsOf(error, language);
  return (
    <p className={styles.failed} role="alert">
      <b>{what}</b> {next}
    </p>
  );
}
