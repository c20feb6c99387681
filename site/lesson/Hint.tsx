import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';
import styles from './Hint.module.css';

/** More help, folded until it is wanted. */
export function Hint({ children }: { children: ReactNode }) {
  return (
    <details className={styles.hint}>
      <summary>{useWords().hint}</summary>
      <div>{children}</div>
    </details>
  );
}

/** A remark beside the way. */
export function Aside({ children }: { children: ReactNode }) {
  return (
    <div className={styles.aside} role="note" aria-label={useWords().aside}>
      {children}
    </div>
  );
}
