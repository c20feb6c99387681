import { useEffect, useId, useRef } from 'react';
import { attempt } from '../failure.ts';
import { answerHand } from './actions.ts';
import styles from './HandDialog.module.css';
import { useInClassWords } from './words.ts';

function answer(allow: boolean): void {
  attempt(answerHand(allow));
}

/**
 * The instructor asks to type. It comes while the learner may be typing, so the focus goes to the question and not to
 * a button: an Enter or a space that was meant for the terminal must not agree to anything. Escape means not now.
 */
export function HandDialog() {
  const words = useInClassWords().hand;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      tabIndex={-1}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <h2 id={id}>{words.title}</h2>
      <p>{words.body}</p>
      <div className={styles.buttons}>
        <button type="button" className={styles.allow} onClick={() => answer(true)}>
          {words.allow}
        </button>
        <button type="button" className={styles.notNow} onClick={() => answer(false)}>
          {words.notNow}
        </button>
      </div>
    </dialog>
  );
}
