import { createContext, use, useRef, type FormEvent, type ReactNode } from 'react';
import type { RdsInput } from '../../../lab/contract/rds.ts';
import { Dialog } from '../../shell/Dialog.tsx';
import { Failed } from '../Failed.tsx';
import { Press } from '../Press.tsx';
import { useSend } from '../use-send.ts';
import { useConsoleWords } from '../words/words.ts';
import styles from './Question.module.css';

type Props = {
  title: string;
  /** What will happen. */
  body: string;
  proceed: string;
  danger?: boolean;
  /** Not before what is asked for has been filled in. */
  ready?: boolean;
  call: () => { action: string; input: RdsInput };
  onClose: () => void;
  children?: ReactNode;
};

/** A question before a call: what will happen, what is asked for, and what the API refuses. */
export function Question(props: Props) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <Asked {...props} />
    </Dialog>
  );
}

function Asked({ body, proceed, danger = false, ready = true, call, children }: Props) {
  const words = useConsoleWords();
  const form = useRef<HTMLFormElement>(null);
  // The browser gives the focus back where it was, and tells the dialog, which is then taken away.
  const close = () => form.current?.closest('dialog')?.close();
  const { send, pending, error } = useSend(close);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const { action, input } = call();
    send(action, input);
  };
  return (
    <form ref={form} className={styles.question} onSubmit={onSubmit}>
      <p className={styles.body}>{body}</p>
      <PendingContext value={pending}>{children}</PendingContext>
      {error !== undefined && <Failed error={error} />}
      <div className={styles.buttons}>
        <Press kind={danger ? 'danger' : 'main'} type="submit" aria-disabled={!ready || pending}>
          {pending ? words.dialogs.working : proceed}
        </Press>
        <Press kind="quiet" onClick={close}>
          {words.cancel}
        </Press>
      </div>
    </form>
  );
}

const PendingContext = createContext(false);

/** A choice of the question that is on or off. */
export function Tick({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  const pending = use(PendingContext);
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={checked}
        disabled={pending}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

/** A line of text of the question. */
export function Line({
  label,
  hint,
  value,
  onChange,
  ...rest
}: {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'number' | 'text';
  min?: number;
  max?: number;
}) {
  return (
    <label className={styles.line}>
      <span>{label}</span>
      <input
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
        {...rest}
      />
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </label>
  );
}
