import type { ReactNode } from 'react';
import styles from './PageHead.module.css';

/** The top of a page of the console: where it is, its title, and what can be done there. */
export function PageHead({
  above,
  children,
  tools,
}: {
  above: ReactNode;
  children: ReactNode;
  tools?: ReactNode;
}) {
  return (
    <div className={styles.top}>
      <div className={styles.words}>
        <p className={styles.above}>{above}</p>
        <h2 className={styles.title}>{children}</h2>
      </div>
      {tools !== undefined && <div className={styles.tools}>{tools}</div>}
    </div>
  );
}
