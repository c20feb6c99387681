import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../lesson/Button.tsx';
import { RefusedError } from '../calls.ts';
import { Failed } from '../Failed.tsx';
import { CommandPreview } from './CommandPreview.tsx';
import { FieldsContext } from './fields/fields-context.ts';
import { Name } from './fields/Name.tsx';
import styles from './FormFrame.module.css';
import type { FieldName, Form } from './model/form.ts';
import type { Offer } from './model/offer.ts';
import type { Problems } from './model/problems.ts';
import { refusedField } from './model/refusal.ts';
import type { Warnings } from './model/warnings.ts';
import { useCreateWords } from './words.ts';

type Props = {
  title: string;
  lead: string;
  form: Form;
  offer: Offer;
  onChange: (form: Form) => void;
  problems: Problems;
  warnings: Warnings;
  of: 'create' | 'replica' | 'modify';
  /** The same as these commands. */
  commands: readonly string[];
  submit: string;
  /** Why there is nothing to send. */
  blocked?: string;
  /** Sends it; what is thrown is shown, a refusal also at the field that it is about. */
  onSubmit: (form: Form) => Promise<void>;
  onCancel: () => void;
  /** Came from another page of the same form: whoever listens is told the new title. */
  focused?: boolean;
  /** To the page before this one. */
  onBack?: () => void;
  children: ReactNode;
};

type Sending = 'not' | 'now' | { failed: unknown };

/**
 * What every form of the console has around its fields: the title, the same as commands, and the way out. It holds
 * what the learner has touched, so that nothing is called wrong before they were there.
 */
export function FormFrame({ form, offer, onChange, problems, warnings, onSubmit, ...props }: Props) {
  const words = useCreateWords();
  const own = useId();
  const element = useRef<HTMLFormElement>(null);
  const [left, setLeft] = useState<readonly FieldName[]>([]);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState<Sending>('not');
  /** How often sending came to nothing. */
  const [failures, setFailures] = useState(0);
  // Once it is drawn what is wrong, and where.
  useEffect(() => {
    if (failures > 0) toFirstProblem(element.current);
  }, [failures]);
  const failed = typeof sending === 'object' ? sending.failed : undefined;
  const refusal = failed instanceof RefusedError ? failed.refusal : undefined;
  const refused = refusal === undefined ? undefined : refusedField(refusal);
  const title = useRef<HTMLHeadingElement>(null);
  const { focused = false } = props;
  useEffect(() => {
    if (focused) title.current?.focus();
  }, [focused]);
  const wrong = Object.keys(problems).length;

  const problem = (field: FieldName): string | undefined => {
    if (refusal !== undefined && field === refused) return refusal.message;
    return tried || left.includes(field) ? problems[field]?.(words.problems) : undefined;
  };
  const submit = async () => {
    if (sending === 'now' || props.blocked !== undefined) return;
    setTried(true);
    if (wrong > 0) return setFailures(failures + 1);
    setSending('now');
    try {
      await onSubmit(form);
      setSending('not');
    } catch (failed) {
      // Refused, or the lab could not be asked: the note says which, and what to do.
      setSending({ failed });
      setFailures(failures + 1);
    }
  };

  return (
    <FieldsContext
      value={{
        form,
        offer,
        set: (change) => {
          onChange({ ...form, ...change });
          if (refused !== undefined && Object.hasOwn(change, refused)) setSending('not');
        },
        left: (field) => setLeft((fields) => (fields.includes(field) ? fields : [...fields, field])),
        problem,
        warning: (field) => warnings[field]?.(words.warnings),
        id: (field) => `${own}-${field}`,
      }}
    >
      <form
        ref={element}
        className={styles.frame}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={styles.grid}>
          <div className={styles.main}>
            <header className={styles.head}>
              <h2 ref={title} tabIndex={-1}>
                <Name>{props.title}</Name>
              </h2>
              <p>{props.lead}</p>
            </header>
            <div className={styles.body}>{props.children}</div>
          </div>
          <div className={styles.dock}>
            <CommandPreview commands={props.commands} of={props.of} />
            <footer className={styles.foot}>
              <div className={styles.said} role="status">
                {tried && wrong > 0 && <p className={styles.wrong}>{words.fixFirst(wrong)}</p>}
                {props.blocked !== undefined && <p>{props.blocked}</p>}
              </div>
              {failed !== undefined && <Failed error={failed} />}
              <div className={styles.buttons}>
                <Button onClick={props.onCancel}>{words.cancel}</Button>
                {props.onBack !== undefined && <Button onClick={props.onBack}>{words.modify.back}</Button>}
                <Button
                  type="submit"
                  filled
                  aria-disabled={sending === 'now' || props.blocked !== undefined}
                  className={styles.submit}
                >
                  {sending === 'now' ? words.sending : props.submit}
                </Button>
              </div>
            </footer>
          </div>
        </div>
      </form>
    </FieldsContext>
  );
}

/** A field that is folded away is unfolded. */
function toFirstProblem(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
}
