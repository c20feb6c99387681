import { useConsoleWords } from './words/words.ts';
import { statusTone } from './status.ts';
import styles from './Status.module.css';

/** The status word; its mark turns only while something happens. */
export function Status({ status }: { status: string }) {
  const words = useConsoleWords().status;
  return (
    <span className={styles.status} data-tone={statusTone(status)} title={status}>
      <span className={styles.mark} aria-hidden="true" />
      {words[status] ?? status}
    </span>
  );
}
