import { lazy, Suspense, useCallback, useState } from 'react';
import type { ClassEnded, LearnerRow } from '../../lab/contract/class.ts';
import { useTitle } from '../shell/useTitle.ts';
import styles from './Class.module.css';
import { Dialogs, type Question } from './Dialogs.tsx';
import { Ended } from './Ended.tsx';
import { FailureBar } from './FailureBar.tsx';
import { Head } from './Head.tsx';
import { Matrix } from './Matrix.tsx';
import { RoomView } from './RoomView.tsx';
import { useClass } from './use-class.ts';
import { useClassWords } from './words.ts';
import { WayIn } from './WayIn.tsx';

const LearnerPanel = lazy(() => import('./LearnerPanel.tsx'));

/** The class, live: its state on top, everyone below, one of them beside when chosen. */
export function Class() {
  const words = useClassWords();
  const { linked, state, rows, ended } = useClass();
  const [chosen, setChosen] = useState<string>();
  const [question, setQuestion] = useState<Question>();
  const [roomShown, showRoom] = useState(false);
  const [left, setLeft] = useState<ClassEnded>();
  const [error, setError] = useState<unknown>();
  useTitle(state === undefined ? words.page : words.title(state.name));

  const open = useCallback((row: LearnerRow) => setChosen(row.learner), []);
  const close = () => {
    setChosen(undefined);
    document.querySelector<HTMLElement>(`[data-learner="${chosen}"] th button`)?.focus();
  };
  const act = useCallback((work: Promise<unknown>) => {
    setError(undefined);
    work.catch((error: unknown) => setError(error));
  }, []);

  // The window that ends the class waits for the counts, which come after everyone was told that it ended.
  if (left !== undefined || (ended && question?.kind !== 'end')) return <Ended left={left} />;
  if (state === undefined) {
    return (
      <main className={styles.waiting}>
        <output>{words.connecting}</output>
      </main>
    );
  }
  const learners = rows.order.flatMap((id) => rows.byId.get(id) ?? []);
  const row = chosen === undefined ? undefined : rows.byId.get(chosen);
  return (
    <div className={styles.page} data-panel={row !== undefined}>
      <Head
        state={state}
        learners={learners}
        onAsk={setQuestion}
        act={act}
        onShowRoom={() => showRoom(true)}
      />
      {!linked && <output className={styles.lost}>{words.lost}</output>}
      {error !== undefined && <FailureBar error={error} onDismiss={() => setError(undefined)} />}
      <div className={styles.body}>
        <main className={styles.main}>
          {learners.length === 0 ? (
            <section className={styles.empty} aria-labelledby="empty">
              <h2 id="empty">{words.empty.title}</h2>
              <p>{words.empty.body}</p>
              <WayIn state={state} />
            </section>
          ) : (
            <Matrix rows={rows} chosen={row?.learner} onOpen={open} onAsk={setQuestion} act={act} />
          )}
        </main>
        {row !== undefined && (
          <Suspense fallback={<div className={styles.opening} />}>
            <LearnerPanel key={row.learner} row={row} onClose={close} onAsk={setQuestion} act={act} />
          </Suspense>
        )}
      </div>
      {question !== undefined && (
        <Dialogs
          question={question}
          state={state}
          learners={learners}
          onClose={() => setQuestion(undefined)}
          onEnded={setLeft}
        />
      )}
      {roomShown && <RoomView state={state} joined={learners.length} onClose={() => showRoom(false)} />}
    </div>
  );
}
