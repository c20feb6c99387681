import { useState } from 'react';
import type { Task } from '../../../lab/contract/course-state.ts';
import type { LabState } from '../../../lab/contract/lab-state.ts';
import { useLanguage, useWords } from '../../language.tsx';
import { cancelTask } from '../actions.ts';
import { dismissTask, useLabState, useTask } from '../connection.ts';
import { Dialog } from '../Dialog.tsx';
import { errorWords, wordsOf } from '../error-words.ts';
import { attempt, dismissFailure, useFailure } from '../failure.ts';
import styles from './Strip.module.css';
import { secondsBetween, useNow } from './use-now.ts';

function RunningTask({ task }: { task: Task }) {
  const words = useWords();
  const now = useNow();
  const title = {
    solve: words.task.solve,
    'go-to': words.task.goTo,
    reset: words.task.reset,
    cure: words.task.cure,
  };
  return (
    <div className={styles.strip}>
      <output className={styles.text}>
        <b>{title[task.kind]}</b> {words.task.count(task.done, task.total)}
        {task.running !== undefined && <code>{task.running.split('\n')[0]}</code>}
      </output>
      <span className={styles.elapsed}>{words.pane.start.elapsed(secondsBetween(task.startedAt, now))}</span>
      <button type="button" onClick={() => attempt(cancelTask())}>
        {words.task.cancel}
      </button>
      <progress aria-label={title[task.kind]} value={task.done} max={Math.max(1, task.total)} />
    </div>
  );
}

function FailedTask({ task }: { task: Task }) {
  const words = useWords();
  const [detail, setDetail] = useState(false);
  return (
    <div className={styles.strip} data-tone="wrong">
      <div className={styles.text} role="alert">
        <b>{words.task.failed}</b> {task.running !== undefined && <code>{task.running.split('\n')[0]}</code>}
      </div>
      {task.detail !== undefined && (
        <button type="button" onClick={() => setDetail(true)}>
          {words.pane.task.detail}
        </button>
      )}
      <button type="button" onClick={dismissTask}>
        {words.pane.dismiss}
      </button>
      {detail && (
        <Dialog title={words.task.failed} onClose={() => setDetail(false)}>
          <pre>{task.detail}</pre>
          <Dialog.Buttons />
        </Dialog>
      )}
    </div>
  );
}

function Failure({ error }: { error: unknown }) {
  const words = useWords().pane;
  const { what, next } = wordsOf(error, useLanguage());
  return (
    <div className={styles.strip} data-tone="wrong">
      <div className={styles.text} role="alert">
        <b>{what}</b> {next}
      </div>
      <button type="button" onClick={dismissFailure}>
        {words.dismiss}
      </button>
    </div>
  );
}

function Notices({ lab }: { lab: LabState }) {
  const words = useWords().pane;
  const language = useLanguage();
  const [closed, setClosed] = useState<readonly string[]>([]);
  const open = lab.notices
    .map((notice) => errorWords(notice.code, notice.values, language))
    .filter(({ what }) => !closed.includes(what));
  return open.map(({ what, next }) => (
    <div key={what} className={styles.strip} data-tone="wait">
      <output className={styles.text}>
        <b>{what}</b> {next}
      </output>
      <button type="button" onClick={() => setClosed([...closed, what])}>
        {words.dismiss}
      </button>
    </div>
  ));
}

/** Between the tabs and what they show: what the lab does for the learner, what failed, what to know. */
export function Strip() {
  const task = useTask();
  const failure = useFailure();
  const lab = useLabState();
  return (
    <div className={styles.strips}>
      {task !== undefined && task.outcome === undefined && <RunningTask task={task} />}
      {task?.outcome === 'failed' && <FailedTask task={task} />}
      {failure !== undefined && <Failure error={failure} />}
      {lab?.phase === 'ready' && <Notices lab={lab} />}
    </div>
  );
}
