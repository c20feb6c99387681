import { useLanguage } from '../language.tsx';
import { wordsOf } from '../lab/error-words.ts';
import styles from './Note.module.css';

/** What went wrong, and what to do, where the button was pressed. */
export function ErrorNote({ error }: { error: unknown }) {
  const { what, next } = wordsOf(error, useLanguage());
  return (
    <p className={`${styles.note} ${styles.wrong}`} role="alert">
      <b>{what}</b> {next}
    </p>
  );
}
