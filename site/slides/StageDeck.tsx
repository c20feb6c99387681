import { useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import type { RevealApi } from 'reveal.js';
import { findPosition, type MapLesson } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import { useLesson, useRole, useTask } from '../lab/connection.ts';
import { addressOf } from '../shell/address.ts';
import { slideAt, type Deck, type DeckSlide } from './read-deck.ts';
import { useRecordings } from './recordings.ts';
import { printed } from './reveal-config.ts';
import { RevealStage, type RevealState } from './RevealStage.tsx';
import { STAGE } from './stage-size.ts';
import styles from './StageDeck.module.css';
import { StageSheets, type Sheet } from './StageSheets.tsx';
import { StageStrip } from './StageStrip.tsx';
import { StageTerminal } from './StageTerminal.tsx';
import { useDeckKeys } from './use-deck-keys.ts';
import { useDeckTalk } from './use-deck-talk.ts';
import { useStageLab } from './use-stage-lab.ts';
import { useStageScale } from './use-stage-scale.ts';
import { useStageWork } from './use-stage-work.ts';
import { useTerminalOfSlide } from './use-terminal-of-slide.ts';
import { useSlideWords } from './words.ts';

const atFirst: RevealState = { place: { h: 0, v: 0, f: -1 }, overview: false, black: false };

/** The deck on the stage, with the lab's own terminal in it. */
export function StageDeck({ lesson, deck }: { lesson: MapLesson; deck: Deck }) {
  const { slug } = lesson;
  const words = useSlideWords();
  const language = useLanguage();
  const [, navigate] = useLocation();
  const [reveal, setReveal] = useState<RevealApi>();
  const [{ place, overview, black }, setState] = useState(atFirst);
  const onChange = useCallback(
    (change: Partial<RevealState>) => setState((now) => ({ ...now, ...change })),
    [],
  );
  const [sheet, setSheet] = useState<Sheet>();
  const { box, stage } = useStageScale();
  const known = useLesson(slug);
  const task = useTask();
  const role = useRole();
  const slide = slideAt(deck, place);
  const { lab, live, away } = useStageLab();
  const work = useStageWork(slug, slide);
  const terminal = useTerminalOfSlide(slide, work.typedInto, live);
  const recording = useRecordings(slug).get(slide?.step ?? '');
  const [plays, setPlays] = useState<{ of: DeckSlide; times: number }>();

  const played = plays !== undefined && plays.of === slide ? plays.times : 0;
  const play = () => slide && setPlays({ of: slide, times: played + 1 });
  const next = slide?.kind === 'end' ? findPosition(slug)?.next : undefined;
  const toNext = next && (() => navigate(addressOf(language, { kind: 'slides', slug: next.slug })));
  const deeds = {
    next: () => reveal?.next(),
    previous: () => reveal?.prev(),
    type: away ? play : work.type,
    run: toNext ?? (away ? play : work.enter),
    reset: work.reset,
  };
  const { vote } = useDeckTalk({
    slug,
    reveal,
    place,
    slide,
    terminal: slide?.terminal == null ? undefined : terminal,
    recording: away && recording !== undefined && slide?.terminal != null,
    black,
    speaks: !printed && (role === 'speaker' || role === 'instructor'),
    deeds,
  });
  const toFullScreen = () =>
    document.fullscreenElement ? document.exitFullscreen() : box.current?.requestFullscreen();
  const otherLanguage = addressOf(language === 'ko' ? 'en' : 'ko', { kind: 'slides', slug });
  useDeckKeys(
    {
      ArrowRight: deeds.next,
      ArrowDown: () => (overview ? reveal?.down() : reveal?.next()),
      Space: deeds.next,
      PageDown: deeds.next,
      KeyN: deeds.next,
      ArrowLeft: deeds.previous,
      ArrowUp: () => (overview ? reveal?.up() : reveal?.prev()),
      PageUp: deeds.previous,
      KeyP: deeds.previous,
      Home: () => reveal?.slide(0, 0),
      End: () => reveal?.slide(deck.columns.length - 1, 0),
      Escape: () => reveal?.toggleOverview(),
      KeyO: () => reveal?.toggleOverview(),
      KeyB: () => reveal?.togglePause(),
      Period: () => reveal?.togglePause(),
      // A browser that refuses the whole screen shows the deck in its window: nothing is lost.
      KeyF: () => void toFullScreen()?.catch((error: unknown) => console.warn(error)),
      KeyG: () => setSheet('jump'),
      KeyT: deeds.type,
      Enter: () => (overview ? reveal?.toggleOverview(false) : deeds.run()),
      NumpadEnter: deeds.run,
      KeyR: deeds.reset,
      KeyV: vote,
      KeyQ: () => setSheet('join'),
      KeyL: () => navigate(otherLanguage + location.hash),
      Slash: () => setSheet('keys'),
    },
    !printed && reveal !== undefined && sheet === undefined && work.asking === undefined,
  );

  const at = slide === undefined ? 0 : deck.slides.indexOf(slide);
  const { scale, left, top: bottom } = stage;
  return (
    <main
      ref={box}
      className={styles.stage}
      data-printed={printed}
      data-place={`${place.h}/${place.v}/${place.f}`}
    >
      <RevealStage
        lesson={lesson}
        deck={deck}
        place={place}
        steps={known?.steps}
        onReady={setReveal}
        onChange={onChange}
      />
      {!printed && (
        <div hidden={overview || black}>
          <StageTerminal
            slide={slide}
            stage={stage}
            lab={lab}
            terminal={terminal}
            away={away}
            recording={recording}
            plays={played}
            onScreen={work.onScreen}
          />
          <div
            className={styles.foot}
            style={{ left, bottom, width: STAGE.width * scale, fontSize: 20 * scale }}
          >
            <StageStrip
              pending={work.pending}
              error={work.error}
              written={work.written}
              away={away}
              task={task}
              diagnosis={slide?.step == null ? undefined : known?.diagnoses[0]}
            />
            <button type="button" className={styles.keys} onClick={() => setSheet('keys')}>
              {words.keys.button} <kbd>?</kbd>
            </button>
            <span className={styles.count}>{words.slide(at + 1, deck.slides.length)}</span>
          </div>
        </div>
      )}
      <StageSheets
        slug={slug}
        sheet={sheet}
        onSheet={setSheet}
        asking={work.asking}
        onAnswer={work.answer}
        count={deck.slides.length}
        onJump={(number) => {
          const wanted = deck.slides[number - 1];
          if (wanted) reveal?.slide(wanted.place.h, wanted.place.v);
        }}
      />
    </main>
  );
}
