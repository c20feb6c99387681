import type { ReactNode } from 'react';
import { CopyButton } from '../lesson/CopyButton.tsx';
import styles from './Facts.module.css';

/** What is known of something, name by name, as many beside one another as there is room for. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

type FactProps = {
  name: string;
  children: ReactNode;
  /** Takes a line for itself. */
  wide?: boolean;
  /** Offers this to be copied. */
  copy?: string;
};

export function Fact({ name, children, wide = false, copy }: FactProps) {
  return (
    <div className={styles.fact} data-wide={wide}>
      <dt>{name}</dt>
      <dd>
        {children}
        {copy !== undefined && <CopyButton text={copy} />}
      </dd>
    </div>
  );
}
