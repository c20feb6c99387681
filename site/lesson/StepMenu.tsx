import { useId, useState } from 'react';
import { useWords } from '../language.tsx';
import { goTo, solve } from '../lab/actions.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Button } from './Button.tsx';
import { useThisLesson, useThisStep } from './contexts.ts';
import { ErrorNote } from './ErrorNote.tsx';
import styles from './StepMenu.module.css';
import { useAttempt } from './useAttempt.ts';

/** What the lab can do with a step on the learner's behalf; it says what will happen before it does. */
export function StepMenu() {
  const words = useWords().step;
  const { live } = useThisLesson();
  const { state } = useThisStep();
  const id = useId();
  const [asking, setAsking] = useState<'solve' | 'go-to'>();
  if (!live) return null;
  const ask = (what: 'solve' | 'go-to') => () => {
    document.getElementById(id)?.hidePopover();
    setAsking(what);
  };
  return (
    <span className={styles.menu}>
      <button
        type="button"
        className={styles.button}
        popoverTarget={id}
        aria-label={words.menu}
        title={words.menu}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
          <circle cx="3" cy="8" r="1.4" />
          <circle cx="8" cy="8" r="1.4" />
          <circle cx="13" cy="8" r="1.4" />
        </svg>
      </button>
      <span id={id} popover="auto" className={styles.list}>
        {state === 'current' && <Button onClick={ask('solve')}>{words.solve}</Button>}
        <Button onClick={ask('go-to')}>{words.goTo}</Button>
      </span>
      {asking && <Ask what={asking} onClose={() => setAsking(undefined)} />}
    </span>
  );
}

function Ask({ what, onClose }: { what: 'solve' | 'go-to'; onClose: () => void }) {
  const words = useWords();
  const { lesson } = useThisLesson();
  const { id } = useThisStep();
  const { attempt, pending, error } = useAttempt();
  const solving = what === 'solve';
  const onDo = () =>
    attempt(async () => {
      await (solving ? solve(lesson.slug, id) : goTo(lesson.slug, id));
      onClose();
    });
  return (
    <Dialog title={solving ? words.step.solveTitle : words.step.goToTitle} onClose={onClose}>
      <p>{solving ? words.step.solveBody : words.step.goToBody}</p>
      {error !== undefined && <ErrorNote error={error} />}
      <form method="dialog" className={styles.buttons}>
        <Button filled aria-disabled={pending} onClick={pending ? undefined : onDo}>
          {solving ? words.step.solveDo : words.step.goToDo}
        </Button>
        <Button type="submit">{words.site.cancel}</Button>
      </form>
    </Dialog>
  );
}
