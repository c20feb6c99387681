import type { TalkState } from '../../lab/contract/talk.ts';
import { allLessons, courseMap } from '../course-map.ts';
import { lessonNumber } from '../lesson-number.ts';
import { useLanguage } from '../language.tsx';
import { addressOf } from '../shell/address.ts';
import { say, type Room } from '../talk/talk.ts';
import styles from './LessonChoice.module.css';
import { useSpeakerWords } from './words.ts';

type Props = { talk: TalkState; room: Room; leads: boolean };

/** Which lesson is spoken about; its deck opens in a window of its own, for the screen that everyone sees. */
export function LessonChoice({ talk, room, leads }: Props) {
  const words = useSpeakerWords();
  const language = useLanguage();
  const lesson = talk.lesson ?? allLessons[0]?.slug ?? '';
  const hasDeck = room.speakers.some(({ kind }) => kind === 'deck');
  const deck = addressOf(talk.lesson === null ? language : talk.language, { kind: 'slides', slug: lesson });
  const open = (slug: string) => {
    const place = { h: 0, v: 0, f: -1 };
    if (hasDeck) say({ type: 'go', lesson: slug, place });
    // Without a deck the audience waits at the lesson that the deck will open with.
    else say({ type: 'show', lesson: slug, language, place, step: null, terminal: null, recording: false });
  };
  return (
    <div className={styles.choice}>
      <label>
        <span className={styles.label} aria-hidden="true">
          {words.lesson}
        </span>
        <select
          aria-label={words.lesson}
          value={talk.lesson ?? ''}
          disabled={!leads && room.control !== null}
          onChange={({ target }) => open(target.value)}
        >
          {talk.lesson === null && <option value="">{words.choose}</option>}
          {courseMap.map((part) => (
            <optgroup key={part.id} label={part.title[language]}>
              {part.lessons.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {lessonNumber(slug)}. {title[language]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <a className={hasDeck ? styles.quiet : styles.filled} href={deck} target="replication-lab-deck">
        {words.openDeck}
      </a>
      {!hasDeck && <p className={styles.hint}>{words.noDeck}</p>}
    </div>
  );
}
