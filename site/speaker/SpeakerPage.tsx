import { useEffect } from 'react';
import { useLanguage, useWords } from '../language.tsx';
import { addressOf } from '../shell/address.ts';
import { useTitle } from '../shell/useTitle.ts';
import { LostLine } from '../talk/LostLine.tsx';
import { speakAs, useRoom, useTalk } from '../talk/talk.ts';
import { TalkHeader } from '../talk/TalkHeader.tsx';
import { useSession } from '../talk/use-session.ts';
import { useWakeLock } from '../talk/use-wake-lock.ts';
import { Desk } from './Desk.tsx';
import { HeaderFacts } from './HeaderFacts.tsx';
import styles from './SpeakerPage.module.css';
import { useSpeakerWords } from './words.ts';

/** What the speaker has before them: slides, notes, time, the room, and the keys of the deck. */
export default function SpeakerPage() {
  const words = useSpeakerWords();
  useTitle(`${words.title} · ${useWords().site.name}`);
  useWakeLock();
  const session = useSession();
  const allowed = session != null && session.role !== 'learner';
  useEffect(() => {
    if (allowed) speakAs('view');
  }, [allowed]);
  return (
    <div className={styles.page}>
      <TalkHeader page={{ kind: 'speaker' }} title={words.title}>
        {allowed && <HeaderFacts />}
      </TalkHeader>
      <LostLine />
      {session === null || session?.role === 'learner' ? <NotAllowed /> : <Talk />}
    </div>
  );
}

function Talk() {
  const words = useSpeakerWords();
  const talk = useTalk();
  const room = useRoom();
  if (talk === undefined || room === undefined) {
    return (
      <main className={styles.calm}>
        <p role="status">{words.connecting}</p>
      </main>
    );
  }
  return <Desk talk={talk} room={room} />;
}

function NotAllowed() {
  const words = useSpeakerWords();
  const language = useLanguage();
  return (
    <main className={styles.calm}>
      <h2>{words.notAllowed}</h2>
      <p>{words.notAllowedText}</p>
      <a href={addressOf(language, { kind: 'follow' })}>{words.toFollow}</a>
    </main>
  );
}
