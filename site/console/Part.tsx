import { useId, type ReactNode } from 'react';
import styles from './Part.module.css';

/** A titled part of a page, with what can be done there. */
export function Part({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id}>{title}</h3>
        {tools}
      </div>
      {children}
    </section>
  );
}
