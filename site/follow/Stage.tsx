import { lazy, Suspense, useState, type CSSProperties } from 'react';
import type { TalkState } from '../../lab/contract/talk.ts';
import { useLanguage } from '../language.tsx';
import { STAGE, TERMINAL_AREA } from '../slides/stage-size.ts';
import { SlideView } from '../slides/SlideView.tsx';
import styles from './Stage.module.css';
import type { Reading } from './use-reading.ts';
import { useFollowWords } from './words.ts';

const LiveTerminal = lazy(() => import('./LiveTerminal.tsx'));

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
/** Where the terminal lies on the slide, whatever the slide's size. */
const area: CSSProperties = {
  left: percent(TERMINAL_AREA.left, STAGE.width),
  top: percent(TERMINAL_AREA.top, STAGE.height),
  width: percent(TERMINAL_AREA.width, STAGE.width),
  height: percent(TERMINAL_AREA.height, STAGE.height),
};

type Props = { talk: TalkState; reading: Reading; narrow: boolean };

/**
 * The slide, with the speaker's terminal on it; on a telephone the slide flows and the terminal stands below. It stays
 * linked from slide to slide: a room must not come back all at once at each of them.
 */
export function Stage({ talk, reading, narrow }: Props) {
  const words = useFollowWords();
  const language = useLanguage();
  const [needed, setNeeded] = useState(false);
  const live = !reading.ahead && !talk.recording && talk.terminal !== null;
  if (live && !needed) setNeeded(true);
  const black = talk.black && !reading.ahead;
  const onSlide = reading.slide?.terminal != null;
  const state =
    reading.lesson === talk.lesson
      ? talk.steps.find(({ id }) => id === reading.slide?.step)?.state
      : undefined;
  const terminal = live && (narrow || onSlide);
  return (
    <div className={styles.stage} data-flow={narrow}>
      {reading.slide === undefined ? (
        <p className={styles.loading} role="status">
          {words.loading}
        </p>
      ) : (
        <SlideView
          slug={reading.lesson}
          language={language}
          place={reading.place}
          state={state}
          flows={narrow}
          live={live && onSlide}
        />
      )}
      {needed && (
        <div className={styles.terminal} style={narrow ? undefined : area} hidden={!terminal}>
          <Suspense>
            <LiveTerminal fits={narrow ? 'width' : 'box'} />
          </Suspense>
        </div>
      )}
      {talk.recording && !reading.ahead && (
        <p className={styles.recording} role="status">
          {words.recording}
        </p>
      )}
      {black && (
        <p className={styles.black} role="status">
          {words.black}
        </p>
      )}
    </div>
  );
}
