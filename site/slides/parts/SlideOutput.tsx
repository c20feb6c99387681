import { useWords } from '../../language.tsx';
import { Code } from '../../lesson/Code.tsx';
import type { CodeLine } from '../../lesson/code.ts';
import styles from './Code.module.css';

/** What the command prints: in the place of the terminal wherever there is none, as on paper. */
export function SlideOutput({ lines }: { lines: CodeLine[] }) {
  const words = useWords().fence;
  return (
    <figure className={styles.output} aria-label={words.expected}>
      <pre className={styles.code} lang="en">
        <code>
          <Code lines={lines} varies={words.varies} />
        </code>
      </pre>
    </figure>
  );
}
