import { useId, useState } from 'react';
import type { LearnerRow } from '../../lab/contract/class.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { sendNote } from './actions.ts';
import { DialogEnd } from './DialogEnd.tsx';
import styles from './Dialogs.module.css';
import { useWork } from './use-work.ts';
import { useClassWords } from './words.ts';

/** A message or a hint, to one or to everyone. */
export function NoteDialog({ row, onClose }: { row: LearnerRow | undefined; onClose: () => void }) {
  const words = useClassWords().note;
  const { pending, error, start } = useWork();
  const [kind, setKind] = useState<'message' | 'hint'>(row?.stuck ? 'hint' : 'message');
  const [text, setText] = useState('');
  const id = useId();
  const said = text.normalize('NFC').trim();
  const send = () =>
    start(() => sendNote({ kind, text: said, ...(row === undefined ? {} : { to: row.learner }) }), onClose);
  return (
    <Dialog title={row === undefined ? words.toAll : words.toOne(row.name)} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <fieldset className={styles.kinds}>
          <legend>{words.kind}</legend>
          {(['message', 'hint'] as const).map((each) => (
            <label key={each}>
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              {words[each]}
            </label>
          ))}
        </fieldset>
        <label htmlFor={id}>{words.text}</label>
        <textarea
          id={id}
          rows={4}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <DialogEnd
          proceed={words.send}
          pending={pending}
          disabled={said === ''}
          error={error}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
