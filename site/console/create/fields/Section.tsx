import { useId, type ReactNode } from 'react';
import styles from './fields.module.css';
import { Name } from './Name.tsx';

/** A part of the form under its title. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id}>
        <Name>{title}</Name>
      </h3>
      {children}
    </section>
  );
}

/** A smaller part within a section. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>
        <Name>{title}</Name>
      </legend>
      {children}
    </fieldset>
  );
}

/** What is folded until it is wanted, as on AWS. */
export function More({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={styles.more}>
      <summary>
        <Name>{title}</Name>
      </summary>
      <div>{children}</div>
    </details>
  );
}

/** What cannot be chosen, and why. */
export function Fixed({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <Name>{label}</Name>
      <p className={styles.fixed}>{children}</p>
    </div>
  );
}
