import { useLanguage } from '../language.tsx';
import { wordsOf } from '../lab/error-words.ts';
import styles from './DialogEnd.module.css';
import { useClassWords } from './words.ts';

type Props = {
  proceed: string;
  pending: boolean;
  /** Not yet possible, for instance because nothing was typed. */
  disabled?: boolean;
  error: unknown;
  grave?: boolean;
  /** Absent in a form, whose button sends it. */
  onProceed?: () => void;
  onCancel: () => void;
};

/** The end of a dialog: why it failed, what it proposes, and the way back. */
export function DialogEnd({ proceed, pending, disabled = false, error, grave, onProceed, onCancel }: Props) {
  const words = useClassWords();
  const language = useLanguage();
  const said = error === undefined ? undefined : wordsOf(error, language);
  return (
    <>
      {said !== undefined && (
        <p className={styles.error} role="alert">
          <b>{said.what}</b> {said.next}
        </p>
      )}
      <div className={styles.buttons}>
        <button
          type={onProceed === undefined ? 'submit' : 'button'}
          className={styles.proceed}
          data-grave={grave}
          disabled={pending || disabled}
          onClick={onProceed}
        >
          {proceed}
        </button>
        <button type="button" className={styles.cancel} onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </>
  );
}
