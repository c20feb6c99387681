import type { ReactNode } from 'react';
import styles from './Role.module.css';

/** A word that means the source, in its colour. */
export function Source({ children }: { children: ReactNode }) {
  return <span className={styles.source}>{children}</span>;
}

/** A word that means a replica, in its colour. */
export function Replica({ children }: { children: ReactNode }) {
  return <span className={styles.replica}>{children}</span>;
}
