import { createContext, use, useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from '../language.tsx';
import styles from './Dialog.module.css';

const CloseContext = createContext(() => {});

/** A question over the pane, the browser's own dialog: it keeps the focus and Escape closes it. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <CloseContext value={() => dialog.current?.close()}>{children}</CloseContext>
    </dialog>
  );
}

/** The dialog's end: what it proposes, and the way back. Without a proposal there is only the way back. */
function Buttons({ proceed, onProceed }: { proceed?: string; onProceed?: () => void }) {
  const words = useWords().site;
  const close = use(CloseContext);
  return (
    <div className={styles.buttons}>
      {proceed !== undefined && (
        <button type="button" className={styles.proceed} onClick={onProceed}>
          {proceed}
        </button>
      )}
      <button type="button" className={styles.quiet} onClick={close}>
        {proceed === undefined ? words.close : words.cancel}
      </button>
    </div>
  );
}
Dialog.Buttons = Buttons;
