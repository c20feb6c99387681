import type { Task } from '../../lab/contract/course-state.ts';
import { useWords } from '../language.tsx';
import { cancelTask } from '../lab/actions.ts';
import { dismissTask, useTask } from '../lab/connection.ts';
import { usePane } from '../shell/pane.ts';
import { Button } from './Button.tsx';
import { useThisLesson, useThisStep } from './contexts.ts';
import { ErrorNote } from './ErrorNote.tsx';
import noteStyles from './Note.module.css';
import styles from './TaskNote.module.css';
import { useAttempt } from './useAttempt.ts';

/** What the lab does for the learner at this step: what runs, how far it is, a way to stop it, why it failed. */
export function TaskNote() {
  const task = useTask();
  const { open } = usePane();
  const { lesson } = useThisLesson();
  const { id } = useThisStep();
  if (task?.lesson !== lesson.slug || task.step !== id) return null;
  // Where the pane is open, it tells the progress itself.
  if (task.outcome === undefined) return open ? null : <Running task={task} />;
  return task.outcome === 'failed' ? <Failed task={task} /> : null;
}

function Running({ task }: { task: Task }) {
  const words = useWords().task;
  const { attempt, pending, error } = useAttempt();
  const kinds = { solve: words.solve, 'go-to': words.goTo, reset: words.reset, cure: words.cure };
  return (
    <div className={noteStyles.note}>
      <div className={styles.head}>
        <span role="status">{kinds[task.kind]}</span>
        <span className={styles.count}>{words.count(task.done, task.total)}</span>
        <Button aria-disabled={pending} onClick={pending ? undefined : () => attempt(cancelTask)}>
          {words.cancel}
        </Button>
      </div>
      <progress
        className={styles.bar}
        value={task.done}
        max={Math.max(1, task.total)}
        aria-label={kinds[task.kind]}
      />
      {task.running !== undefined && (
        <pre className={noteStyles.evidence} lang="en">
          {task.running}
        </pre>
      )}
      {error !== undefined && <ErrorNote error={error} />}
    </div>
  );
}

function Failed({ task }: { task: Task }) {
  const words = useWords();
  return (
    <div className={`${noteStyles.note} ${noteStyles.wrong}`} role="alert">
      <div className={styles.head}>
        <b>{words.task.failed}</b>
        <Button onClick={dismissTask}>{words.site.close}</Button>
      </div>
      {task.running !== undefined && <code lang="en">{task.running}</code>}
      {task.detail !== undefined && (
        <pre className={noteStyles.evidence} lang="en">
          {task.detail}
        </pre>
      )}
    </div>
  );
}
