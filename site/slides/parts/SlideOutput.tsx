import { useWords } from '../../language.tsx';
import { Code } from '../../lesson/Code.tsx';
import type { CodeLine } from '../../lesson/code.ts';
import { useThisSlide } from '../slide-context.ts';
import styles from './Code.module.css';

/** What the command prints: in the place of the terminal wherever there is none, as on paper. */
export function SlideOutput({ lines }: { lines: CodeLine[] }) {
  const words = useWords().fence;
  const { flows, live } = useThisSlide();
  if (live) return null;
  return (
    <figure className={styles.output} aria-label={words.expected}>
      <pre
        className={styles.code}
        lang="en"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is scrolled sideways is scrolled by keyboard too
        tabIndex={flows ? 0 : undefined}
      >
        <code>
          <Code lines={lines} varies={words.varies} />
        </code>
      </pre>
    </figure>
  );
}
