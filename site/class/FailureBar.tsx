import { useLanguage } from '../language.tsx';
import { wordsOf } from '../lab/error-words.ts';
import styles from './FailureBar.module.css';
import { useClassWords } from './words.ts';

/** What could not be done, and what to do about it. */
export function FailureBar({ error, onDismiss }: { error: unknown; onDismiss: () => void }) {
  const words = useClassWords();
  const { what, next } = wordsOf(error, useLanguage());
  return (
    <div className={styles.bar}>
      <p role="alert">
        <b>{what}</b> {next}
      </p>
      <button type="button" onClick={onDismiss}>
        {words.dismiss}
      </button>
    </div>
  );
}
