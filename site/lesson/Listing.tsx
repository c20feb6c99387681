import { Code, Pre } from './Code.tsx';
import type { CodeLine } from './code.ts';
import styles from './Listing.module.css';

/** Code that is talked about, not run. */
export function Listing({ lines, language }: { lines: CodeLine[]; language?: string }) {
  return (
    <Pre className={styles.listing} label={language ?? 'code'}>
      <Code lines={lines} />
    </Pre>
  );
}
