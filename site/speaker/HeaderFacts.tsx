import { useLanguage } from '../language.tsx';
import { useNow } from '../lab/state/use-now.ts';
import { useRoom } from '../talk/talk.ts';
import styles from './HeaderFacts.module.css';
import { useSpeakerWords } from './words.ts';

/** The time of day, and how many follow. */
export function HeaderFacts() {
  const words = useSpeakerWords();
  const language = useLanguage();
  const now = new Date(useNow());
  const room = useRoom();
  return (
    <p className={styles.facts}>
      <time dateTime={now.toISOString()} aria-label={words.time.now}>
        {now.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' })}
      </time>
      {room !== undefined && <span>{words.audience(room.audience)}</span>}
    </p>
  );
}
