import { useState } from 'react';
import { Link } from 'wouter';
import type { Seat } from '../../lab/contract/class.ts';
import { rememberLanguage, useLanguage, useWords } from '../language.tsx';
import { addressOf } from '../shell/address.ts';
import { nextTheme, useTheme } from '../shell/theme.ts';
import { useTitle } from '../shell/useTitle.ts';
import { JoinForm } from './JoinForm.tsx';
import styles from './JoinPage.module.css';
import { Privacy } from './Privacy.tsx';
import { SeatView } from './SeatView.tsx';
import { useDoor } from './use-door.ts';
import { useJoinWords } from './words.ts';

/** Into a class, by code and name; then the seat: the personal link, and the line while there is one. */
export default function JoinPage() {
  const words = useJoinWords();
  const { door, again } = useDoor();
  const [joined, setJoined] = useState<Seat>();
  const name = door.kind === 'open' ? door.door.name : undefined;
  useTitle(name === undefined ? words.title : `${name} · ${words.title}`);
  const seat = joined ?? (door.kind === 'open' ? door.seat : undefined);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Switches />
      </header>
      <main className={styles.main}>
        {door.kind === 'asking' && <output className={styles.soft}>{words.opening}</output>}
        {door.kind === 'open' && (
          <>
            <h1>{door.door.name}</h1>
            {seat === undefined ? (
              <>
                <p className={styles.lead}>{words.lead}</p>
                <JoinForm door={door.door} onJoined={setJoined} />
                <Privacy keptUntil={door.door.keptUntil} />
              </>
            ) : (
              <SeatView first={seat} waiting={door.door.waiting} returning={joined === undefined} />
            )}
          </>
        )}
        {(door.kind === 'missing' || door.kind === 'over' || door.kind === 'unreachable') && (
          <>
            <h1>{words[door.kind]}</h1>
            <p className={styles.lead}>{words[`${door.kind}Next`]}</p>
            <button type="button" className={styles.proceed} onClick={again}>
              {words.again}
            </button>
          </>
        )}
      </main>
    </div>
  );
}

function Switches() {
  const words = useWords();
  const other = useLanguage() === 'ko' ? 'en' : 'ko';
  const theme = useTheme();
  const themeWords = `${words.theme.label}: ${words.theme[theme]}`;
  return (
    <>
      <Link
        // The code that a camera brought stays with the page.
        href={addressOf(other, { kind: 'join' }) + location.hash}
        lang={other}
        aria-label={words.site.toOtherLanguage}
        onClick={() => rememberLanguage(other)}
      >
        {words.site.otherLanguage}
      </Link>
      <button type="button" aria-label={themeWords} title={themeWords} onClick={nextTheme}>
        {words.theme[theme]}
      </button>
    </>
  );
}
