import { useWords } from '../language.tsx';
import { run } from '../lab/actions.ts';
import { RoleMark } from '../lab/topology/RoleMark.tsx';
import { roleOf } from '../lab/topology/role.ts';
import { runKeys } from '../shell/ShortcutSheet.tsx';
import { openPane } from '../shell/pane.ts';
import { Button } from './Button.tsx';
import { Code, Pre } from './Code.tsx';
import type { CodeLine } from './code.ts';
import { textOf } from './code.ts';
import { useThisLesson, useThisStep } from './contexts.ts';
import { CopyButton } from './CopyButton.tsx';
import { Diagnoses } from './DiagnosisBox.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import styles from './Fence.module.css';
import { markRun } from './runs.ts';
import { useAction } from './useAction.ts';
import { useAttempt } from './useAttempt.ts';

type Props = {
  /** The number of the action in its step. */
  action: number;
  lines: CodeLine[];
  fails?: boolean;
} & (
  | { kind: 'sh'; dir?: string; until?: string }
  /** `on` names the container, `as` the user where it is not root. */
  | { kind: 'sql'; on: string; as?: string }
);

/** A command for a terminal: where it runs, what it is, a button that types it there. */
export function Fence(props: Props) {
  const words = useWords();
  const { lesson, live } = useThisLesson();
  const step = useThisStep();
  const { next, ran, last } = useAction(props.action);
  const { attempt, pending, error } = useAttempt();
  const role = props.kind === 'sql' ? roleOf(props.on, undefined) : 'alone';
  const onRun = () =>
    attempt(async () => {
      openPane(true);
      await run({ lesson: lesson.slug, step: step.id, action: props.action });
      markRun(lesson.slug, step.id, props.action);
    });
  return (
    <>
      <figure className={styles.fence} data-role={role} data-place={`${step.id}/${props.action}`}>
        <figcaption className={styles.caption}>
          {props.kind === 'sql' ? (
            <>
              <span className={styles.where} data-role={role}>
                <RoleMark role={role} /> {props.on}
              </span>
              <span>{props.as === undefined ? 'mysql' : `mysql · ${props.as}`}</span>
            </>
          ) : (
            <>
              <span className={styles.where}>{words.fence.shell}</span>
              <span className={styles.path}>{shownPath(props.dir ?? lesson.directory)}</span>
            </>
          )}
          {props.fails === true && <span className={styles.note}>{words.fence.fails}</span>}
          {props.kind === 'sh' && props.until !== undefined && (
            <span className={styles.note}>{words.fence.untilSeen(props.until)}</span>
          )}
          <span className={styles.buttons}>
            <CopyButton text={props.lines.map(textOf).join('\n')} />
            {live && (
              <Button
                filled={next}
                data-next-action={next ? '' : undefined}
                aria-disabled={pending}
                onClick={pending ? undefined : onRun}
                {...(next ? { keys: runKeys } : {})}
              >
                {pending ? words.fence.running : ran ? words.fence.runAgain : words.fence.run}
              </Button>
            )}
          </span>
        </figcaption>
        <Pre className={styles.code} label={words.fence.shell}>
          <Code lines={props.lines} />
        </Pre>
      </figure>
      {error !== undefined && <ErrorNote error={error} />}
      {last && <Diagnoses />}
    </>
  );
}

/** The directory as the prompt shows it. */
function shownPath(directory: string): string {
  return directory === '.' ? '~' : `~/${directory}`;
}
