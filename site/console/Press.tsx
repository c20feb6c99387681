import type { ComponentProps } from 'react';
import styles from './Press.module.css';

type Props = ComponentProps<'button'> & {
  /** `main` is the one thing proposed; `danger` undoes something for good; `quiet` is text. */
  kind?: 'main' | 'plain' | 'danger' | 'quiet';
};

export function Press({ kind = 'plain', children, ...rest }: Props) {
  return (
    <button type="button" className={styles.press} data-kind={kind} {...rest}>
      {children}
    </button>
  );
}
