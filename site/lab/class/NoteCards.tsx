import { useState } from 'react';
import { createPortal } from 'react-dom';
import { recall, remember } from '../../remember.ts';
import { useNotes } from '../connection.ts';
import styles from './NoteCards.module.css';
import { useInClassWords } from './words.ts';

const key = 'class-notes-read';
/** More at once would cover what the learner is doing; the menu has them all. */
const mostShown = 3;
const mostRemembered = 60;

function readBefore(): readonly string[] {
  return (recall(key) ?? '').split(' ').filter((id) => id !== '');
}

/** The instructor's words, over the text until they are dismissed, also after a reload. */
export function NoteCards() {
  const words = useInClassWords().note;
  const notes = useNotes();
  const [read, setRead] = useState(readBefore);
  const shown = notes.filter(({ id }) => !read.includes(id)).slice(-mostShown);
  const dismiss = (id: string) => {
    const now = [...read, id].slice(-mostRemembered);
    setRead(now);
    remember(key, now.join(' '));
  };
  return createPortal(
    <aside className={styles.cards} aria-label={words.label} hidden={shown.length === 0}>
      <div aria-live="polite">
        {shown.map((note) => (
          <div key={note.id} className={styles.card} data-kind={note.kind}>
            <b>
              {words.label} · {words[note.kind]}
            </b>
            <p>{note.text}</p>
            <button type="button" onClick={() => dismiss(note.id)}>
              {words.dismiss}
            </button>
          </div>
        ))}
      </div>
    </aside>,
    document.body,
  );
}
