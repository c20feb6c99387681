import { useId, useRef, useState, type SubmitEvent } from 'react';
import { Seat, type ClassDoor } from '../../lab/contract/class.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import { routes } from '../../lab/contract/routes.ts';
import { useLanguage } from '../language.tsx';
import { wordsOf } from '../lab/error-words.ts';
import { request } from '../lab/request.ts';
import { useNow } from '../lab/state/use-now.ts';
import styles from './JoinPage.module.css';
import { useJoinWords } from './words.ts';

/** The code that the address brought in its fragment, as a camera reads it from the screen. */
function codeOfAddress(): string {
  const code = location.hash.slice(1);
  return /^[A-Za-z0-9-]{4,16}$/.test(code) ? code : '';
}

/** Code and name; what is wrong stands where it was typed. */
export function JoinForm({ door, onJoined }: { door: ClassDoor; onJoined: (seat: Seat) => void }) {
  const words = useJoinWords();
  const language = useLanguage();
  const [code, setCode] = useState(codeOfAddress);
  const [name, setName] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const [freeAt, setFreeAt] = useState(0);
  const seconds = Math.max(0, Math.ceil((freeAt - useNow()) / 1000));
  const codeField = useRef<HTMLInputElement>(null);
  const id = useId();

  const join = async () => {
    setPending(true);
    setError(undefined);
    try {
      const body = { code: code.trim(), name: name.normalize('NFC').trim(), language };
      onJoined(await request(routes.joinClass, { method: 'POST', body, answer: Seat }));
    } catch (error) {
      setPending(false);
      setError(error);
      const known = error instanceof LabError ? error : undefined;
      if (known?.code === 'join-slow-down') setFreeAt(Date.now() + Number(known.values['seconds']) * 1000);
      if (known?.code === 'join-code-wrong') codeField.current?.select();
    }
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!pending && seconds === 0) void join();
  };

  const said = error === undefined ? undefined : wordsOf(error, language);
  const ofCode = error instanceof LabError && error.code === 'join-code-wrong';
  // The seconds of a slow-down run down beside the button; the sentence itself would tell the old number.
  const slow = error instanceof LabError && error.code === 'join-slow-down';
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <label htmlFor={`${id}code`}>{words.code}</label>
      <input
        ref={codeField}
        id={`${id}code`}
        className={styles.code}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        required
        maxLength={16}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={ofCode}
        aria-describedby={`${id}code-hint`}
      />
      <small id={`${id}code-hint`}>
        {ofCode && said !== undefined ? (
          <span role="alert" className={styles.wrong}>
            {said.what} {said.next}
          </span>
        ) : (
          words.codeHint
        )}
      </small>
      <label htmlFor={`${id}name`}>{words.name}</label>
      <input
        id={`${id}name`}
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
        maxLength={40}
        autoComplete="name"
        aria-describedby={`${id}name-hint`}
      />
      <small id={`${id}name-hint`}>{words.nameHint}</small>
      {door.taken >= door.places && <p className={styles.note}>{words.full(door.waiting)}</p>}
      {said !== undefined && !ofCode && (
        <p role="alert" className={styles.wrong}>
          <b>{said.what}</b> {slow ? '' : said.next}
        </p>
      )}
      <button
        type="submit"
        className={styles.proceed}
        disabled={pending || seconds > 0 || code.trim() === '' || name.trim() === ''}
      >
        {seconds > 0 ? words.wait(seconds) : pending ? words.joining : words.join}
      </button>
    </form>
  );
}
