import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../language.tsx';
import { addressOf } from '../shell/address.ts';
import { useTitle } from '../shell/useTitle.ts';
import { LostLine } from '../talk/LostLine.tsx';
import { useTalk, useTalkConnection } from '../talk/talk.ts';
import { TalkHeader } from '../talk/TalkHeader.tsx';
import { useWakeLock } from '../talk/use-wake-lock.ts';
import styles from './FollowPage.module.css';
import { Room } from './Room.tsx';
import { useFollowWords } from './words.ts';

/** The audience's page: the speaker's slides and terminal, without an account. */
export default function FollowPage() {
  const words = useFollowWords();
  useTitle(`${words.title} · ${useWords().site.name}`);
  useWakeLock();
  return (
    <div className={styles.page}>
      <TalkHeader page={{ kind: 'follow' }} title={useWords().site.name} />
      <LostLine />
      <Shown />
    </div>
  );
}

function Shown() {
  const words = useFollowWords();
  const language = useLanguage();
  const talk = useTalk();
  const connection = useTalkConnection();
  if (talk?.lesson != null) return <Room talk={talk} lesson={talk.lesson} />;
  const toCourse = <a href={addressOf(language, { kind: 'map' })}>{words.readCourse}</a>;
  if (connection === 'full') {
    return (
      <Calm title={words.full} text={words.fullText}>
        {toCourse}
      </Calm>
    );
  }
  if (talk === undefined) return <Calm title={words.connecting} />;
  return (
    <Calm title={words.waiting} text={words.waitingText}>
      {toCourse}
    </Calm>
  );
}

function Calm({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <main className={styles.calm}>
      <div role="status">
        <h2>{title}</h2>
        {text !== undefined && <p>{text}</p>}
      </div>
      {children}
    </main>
  );
}
