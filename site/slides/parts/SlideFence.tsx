import { RoleMark } from '../../lab/topology/RoleMark.tsx';
import { roleOf } from '../../lab/topology/role.ts';
import { Code } from '../../lesson/Code.tsx';
import type { CodeLine } from '../../lesson/code.ts';
import { useWords } from '../../language.tsx';
import { useThisSlide } from '../slide-context.ts';
import styles from './Code.module.css';

type Props = { lines: CodeLine[]; fails?: boolean } & (
  | { kind: 'sh'; dir?: string; until?: string }
  | { kind: 'sql'; on: string; as?: string }
);

/** The command that is run on this slide, and where. */
export function SlideFence(props: Props) {
  const words = useWords().fence;
  const { lesson, slide } = useThisSlide();
  const role = props.kind === 'sql' ? roleOf(props.on, undefined) : 'alone';
  const directory = props.kind === 'sh' ? (props.dir ?? lesson.directory) : undefined;
  return (
    <figure className={styles.fence} data-role={role} data-long={slide.long}>
      <figcaption className={styles.where} data-role={role}>
        {props.kind === 'sql' ? (
          <>
            <RoleMark role={role} /> <b>{props.on}</b>{' '}
            {props.as === undefined ? 'mysql' : `mysql · ${props.as}`}
          </>
        ) : (
          <>
            <b>{words.shell}</b> <code>{directory === '.' ? '~' : `~/${directory}`}</code>
          </>
        )}
        {props.fails === true && <span className={styles.fails}>{words.fails}</span>}
      </figcaption>
      <pre className={styles.code} lang="en">
        <code>
          <Code lines={props.lines} />
        </code>
      </pre>
    </figure>
  );
}

/** Code that is talked about. */
export function SlideListing({ lines }: { lines: CodeLine[] }) {
  return (
    <pre className={`${styles.code} ${styles.listing}`} lang="en">
      <code>
        <Code lines={lines} />
      </code>
    </pre>
  );
}
