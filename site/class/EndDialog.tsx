import { useId, useState } from 'react';
import type { ClassEnded, ClassState, LearnerRow } from '../../lab/contract/class.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { endClass, resultsUrl } from './actions.ts';
import { DialogEnd } from './DialogEnd.tsx';
import styles from './Dialogs.module.css';
import { useWork } from './use-work.ts';
import { useClassWords } from './words.ts';

type Props = {
  state: ClassState;
  learners: readonly LearnerRow[];
  onClose: () => void;
  onEnded: (left: ClassEnded) => void;
};

const plain = (text: string) => text.normalize('NFC').trim().toLowerCase();

/** Ends the class: names what is removed, and asks for the class's name, because nothing of it comes back. */
export function EndDialog({ state, learners, onClose, onEnded }: Props) {
  const words = useClassWords();
  const { pending, error, start } = useWork();
  const [typed, setTyped] = useState('');
  const id = useId();
  const labs = learners.filter(({ lab }) => lab !== null).length;
  return (
    <Dialog title={words.end.title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          start(endClass, onEnded);
        }}
      >
        <p>{words.end.body(labs, learners.length)}</p>
        <ul>
          {words.end.removes.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <p>
          {words.end.before} <a href={resultsUrl(useLanguage())}>{words.all.results}</a>
        </p>
        <label htmlFor={id}>{words.end.type(state.name)}</label>
        <input
          id={id}
          value={typed}
          autoComplete="off"
          disabled={pending}
          onChange={(event) => setTyped(event.target.value)}
        />
        {pending && <output className={styles.working}>{words.end.working}</output>}
        <DialogEnd
          proceed={words.end.proceed}
          pending={pending}
          disabled={plain(typed) !== plain(state.name)}
          error={error}
          grave
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
