import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './StageDialog.module.css';

type Props = {
  title: string;
  onClose: () => void;
  children?: ReactNode;
  /** The one thing that can be done besides closing; it has the focus, so that Enter does it. */
  yes?: { words: string; onYes: () => void };
  no: string;
};

/** A question or a sheet over the stage, in type for a room. */
export function StageDialog({ title, onClose, children, yes, no }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <form method="dialog" className={styles.buttons}>
        {yes && (
          <button type="submit" className={styles.yes} onClick={yes.onYes}>
            {yes.words}
          </button>
        )}
        <button type="submit">{no}</button>
      </form>
    </dialog>
  );
}
