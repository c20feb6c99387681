import type { ComponentProps } from 'react';
import styles from './Button.module.css';

type Props = ComponentProps<'button'> & {
  /** The one thing to do next is filled; everything else is quiet text. */
  filled?: boolean;
  keys?: string;
};

export function Button({ filled = false, keys, children, className, ...rest }: Props) {
  return (
    <button
      type="button"
      className={`${styles.button} ${filled ? styles.filled : ''} ${className ?? ''}`}
      {...rest}
    >
      {children}
      {keys !== undefined && <kbd>{keys}</kbd>}
    </button>
  );
}
