import { lazy, Suspense, useState, type CSSProperties } from 'react';
import type { Language } from '../../lab/contract/names.ts';
import type { Recording } from '../../lab/contract/recording.ts';
import type { TalkState } from '../../lab/contract/talk.ts';
import { useLanguage } from '../language.tsx';
import { STAGE, TERMINAL_AREA } from '../slides/stage-size.ts';
import { SlideView } from '../slides/SlideView.tsx';
import styles from './Stage.module.css';
import type { Reading } from './use-reading.ts';
import { useRecording } from './use-recording.ts';
import { useFollowWords } from './words.ts';

const LiveTerminal = lazy(() => import('./LiveTerminal.tsx'));
const RecordedTerminal = lazy(() => import('./RecordedTerminal.tsx'));

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
 * linked from slide to slide: a room must not come back all at once at each of them. While the deck plays a recording,
 * so does this page; with none, the slide's expected output is left to be seen.
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
  const fits = narrow ? 'width' : 'box';
  const away = talk.recording && !reading.ahead;
  const found = useRecording(away ? talk.lesson : null, talk.step);
  const recording = onSlide ? found : undefined;
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
          live={(live && onSlide) || recording !== undefined}
        />
      )}
      {needed && (
        <div className={styles.terminal} style={narrow ? undefined : area} hidden={!terminal}>
          <Suspense>
            <LiveTerminal fits={fits} />
          </Suspense>
        </div>
      )}
      {recording !== undefined && (
        <div className={styles.terminal} style={narrow ? undefined : area}>
          <Suspense>
            <RecordedTerminal recording={recording} action={reading.slide?.action ?? 0} fits={fits} />
          </Suspense>
        </div>
      )}
      {away && (
        <p className={styles.recording} role="status">
          {recording === undefined ? words.away.expected : words.away.recording(dateOf(recording, language))}
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

function dateOf({ recordedAt }: Recording, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(recordedAt);
}
