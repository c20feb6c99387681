import type { TalkState } from '../../lab/contract/talk.ts';
import { wholeSlide } from '../follow/reading.ts';
import type { DeckSlide } from '../slides/use-deck.ts';
import { SlideView } from '../slides/SlideView.tsx';
import styles from './Previews.module.css';
import { useSpeakerWords } from './words.ts';

type Props = { talk: TalkState; lesson: string; slides: readonly DeckSlide[]; at: number };

/** The slide that everyone sees, and the one that comes next. */
export function Previews({ talk, lesson, slides, at }: Props) {
  const words = useSpeakerWords().slide;
  const next = slides[at + 1];
  const state = talk.steps.find(({ id }) => id === slides[at]?.step)?.state;
  return (
    <div className={styles.previews}>
      <figure className={styles.now} data-black={talk.black}>
        <figcaption>
          <b>{words.current}</b>
          <span>{slides.length > 0 && words.position(at + 1, slides.length)}</span>
        </figcaption>
        <div className={styles.frame}>
          <SlideView slug={lesson} language={talk.language} place={talk.place} state={state} />
        </div>
      </figure>
      <figure className={styles.next}>
        <figcaption>
          <b>{words.next}</b>
          <span>{next === undefined ? words.last : next.title}</span>
        </figcaption>
        {next !== undefined && (
          <div className={styles.frame}>
            <SlideView slug={lesson} language={talk.language} place={wholeSlide(next)} />
          </div>
        )}
      </figure>
    </div>
  );
}
