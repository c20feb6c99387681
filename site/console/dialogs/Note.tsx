import type { ReactNode } from 'react';
import styles from './Question.module.css';

/** What to know before one goes on. */
export function Note({ children }: { children: ReactNode }) {
  return <div className={styles.note}>{children}</div>;
}
