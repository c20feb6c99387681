import { lazy, Suspense, useEffect, useState } from 'react';
import type { Seat } from '../../../lab/contract/class.ts';
import { path, routes } from '../../../lab/contract/routes.ts';
import { useLanguage, useWords } from '../../language.tsx';
import { askSeat } from '../../join/use-door.ts';
import { addressOf } from '../../shell/address.ts';
import { Dialog } from '../../shell/Dialog.tsx';
import { useLabId, useNotes } from '../connection.ts';
import { wordsOf } from '../error-words.ts';
import { leaveClass } from './actions.ts';
import styles from './ClassMenu.module.css';
import { useInClassWords } from './words.ts';

const PersonalLink = lazy(async () => ({
  default: (await import('../../join/PersonalLink.tsx')).PersonalLink,
}));

type Shown = 'menu' | 'leave' | undefined;

/** What is the learner's in the class: their link, the instructor's words, their files, the way out. */
export function ClassMenu({ name }: { name: string }) {
  const words = useInClassWords();
  const [shown, show] = useState<Shown>();
  return (
    <>
      <button
        type="button"
        className={styles.open}
        aria-haspopup="dialog"
        title={words.menu.open(name)}
        onClick={() => show('menu')}
      >
        {words.bar}
      </button>
      {shown === 'menu' && (
        <Dialog title={name} onClose={() => show(undefined)}>
          <Mine onLeave={() => show('leave')} />
        </Dialog>
      )}
      {shown === 'leave' && (
        <Dialog title={words.leave.title} onClose={() => show(undefined)}>
          <Leave onCancel={() => show(undefined)} />
        </Dialog>
      )}
    </>
  );
}

function Mine({ onLeave }: { onLeave: () => void }) {
  const words = useInClassWords();
  const lab = useLabId();
  const notes = useNotes();
  const language = useLanguage();
  const [seat, setSeat] = useState<Seat>();
  // Without an answer the link is not shown; everything else stands.
  useEffect(() => void askSeat().then(setSeat, console.warn), []);
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  return (
    <div className={styles.mine}>
      {seat !== undefined && <p className={styles.me}>{words.menu.me(seat.name)}</p>}
      {seat !== undefined && (
        <Suspense>
          <PersonalLink link={seat.link} />
        </Suspense>
      )}
      <h3>{words.menu.notes}</h3>
      {notes.length === 0 ? (
        <p className={styles.soft}>{words.menu.noNotes}</p>
      ) : (
        <ol className={styles.notes}>
          {notes.toReversed().map((note) => (
            <li key={note.id}>
              <small>
                {time.format(note.at)} · {words.note[note.kind]}
              </small>
              <p>{note.text}</p>
            </li>
          ))}
        </ol>
      )}
      <p className={styles.end}>
        {lab !== undefined && (
          <a href={path(routes.archive, { lab })} download>
            {words.menu.archive}
          </a>
        )}
        <button type="button" onClick={onLeave}>
          {words.menu.leave}
        </button>
      </p>
    </div>
  );
}

function Leave({ onCancel }: { onCancel: () => void }) {
  const words = useInClassWords().leave;
  const language = useLanguage();
  const { cancel } = useWords().site;
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const leave = async () => {
    setPending(true);
    try {
      await leaveClass();
      location.assign(addressOf(language, { kind: 'join' }));
    } catch (error) {
      setPending(false);
      setError(error);
    }
  };
  return (
    <>
      <p>{words.body}</p>
      {error !== undefined && (
        <p role="alert" className={styles.wrong}>
          {wordsOf(error, language).what}
        </p>
      )}
      <p className={styles.end}>
        <button type="button" className={styles.grave} disabled={pending} onClick={() => void leave()}>
          {words.proceed}
        </button>
        <button type="button" onClick={onCancel}>
          {cancel}
        </button>
      </p>
    </>
  );
}
