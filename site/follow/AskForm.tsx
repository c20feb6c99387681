import { useState, type FormEvent } from 'react';
import { Button } from '../lesson/Button.tsx';
import { say, useNotAsked } from '../talk/talk.ts';
import styles from './AskForm.module.css';
import { useFollowWords } from './words.ts';

const longest = 500;

/** Where someone of the audience writes a question. One that was not taken comes back into the line with the reason. */
export function AskForm() {
  const words = useFollowWords().ask;
  const [text, setText] = useState('');
  const [sent, setSent] = useState('');
  const [unsent, setUnsent] = useState(false);
  const notAsked = useNotAsked();
  const [refused, setRefused] = useState(notAsked);
  if (refused !== notAsked) {
    setRefused(notAsked);
    if (notAsked !== undefined && text === '') setText(sent);
  }
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const asked = text.normalize('NFC').trim();
    if (asked === '') return;
    const heard = say({ type: 'ask', text: asked });
    setUnsent(!heard);
    if (!heard) return;
    setSent(text);
    setText('');
  };
  return (
    <form className={styles.form} onSubmit={ask}>
      <label className={styles.label}>
        {words.label}
        <textarea
          rows={2}
          maxLength={longest}
          placeholder={words.placeholder}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <div className={styles.end}>
        <p role="status">{unsent ? words.unsent : notAsked === undefined ? '' : words[notAsked]}</p>
        <Button filled type="submit" aria-disabled={text.trim() === ''}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}
