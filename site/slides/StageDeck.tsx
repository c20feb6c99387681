import { Deck as Reveal, Slide, Stack } from '@revealjs/react';
import { useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import type { RevealApi } from 'reveal.js';
import type { SlidePlace } from '../../lab/contract/talk.ts';
import type { MapLesson } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import { useLesson, useRole, useTask } from '../lab/connection.ts';
import { addressOf } from '../shell/address.ts';
import { revealConfig, printed } from './reveal-config.ts';
import { slideAt, type Deck, type DeckSlide } from './read-deck.ts';
import { useRecordings } from './recordings.ts';
import { SlideBody } from './SlideBody.tsx';
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
import 'reveal.js/reveal.css';
import './reveal-look.css';

/** The deck on the stage, with the lab's own terminal in it. */
export function StageDeck({ lesson, deck }: { lesson: MapLesson; deck: Deck }) {
  const { slug } = lesson;
  const words = useSlideWords();
  const language = useLanguage();
  const [, navigate] = useLocation();
  const [reveal, setReveal] = useState<RevealApi>();
  const [place, setPlace] = useState<SlidePlace>({ h: 0, v: 0, f: -1 });
  const [overview, setOverview] = useState(false);
  const [black, setBlack] = useState(false);
  const [sheet, setSheet] = useState<Sheet>();
  const { box, stage } = useStageScale();
  const known = useLesson(slug);
  const role = useRole();
  const slide = slideAt(deck, place);
  const { lab, live, away } = useStageLab();
  const work = useStageWork(slug, slide);
  const terminal = useTerminalOfSlide(slide, work.typedInto, live);
  const recording = useRecordings(slug).get(slide?.step ?? '');
  const [plays, setPlays] = useState<{ of: DeckSlide; times: number }>();
  const task = useTask();

  const read = useCallback((from: RevealApi) => {
    const { h, v, f } = from.getIndices();
    setPlace({ h, v, f: f ?? -1 });
  }, []);
  const play = () => slide && setPlays({ of: slide, times: (plays?.of === slide ? plays.times : 0) + 1 });
  const deeds = {
    next: () => reveal?.next(),
    previous: () => reveal?.prev(),
    type: away ? play : work.type,
    run: away ? play : work.enter,
    reset: work.reset,
  };
  const { vote } = useDeckTalk({
    slug,
    reveal,
    place,
    slide,
    terminal: slide?.terminal == null ? undefined : terminal.id,
    recording: away && recording !== undefined && slide?.terminal != null,
    black,
    speaks: !printed && (role === 'speaker' || role === 'instructor'),
    deeds,
  });
  const other = language === 'ko' ? 'en' : 'ko';
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
      KeyF: () =>
        void (document.fullscreenElement ? document.exitFullscreen() : box.current?.requestFullscreen()),
      KeyG: () => setSheet('jump'),
      KeyT: deeds.type,
      Enter: () => (overview ? reveal?.toggleOverview(false) : deeds.run()),
      NumpadEnter: deeds.run,
      KeyR: deeds.reset,
      KeyV: vote,
      KeyQ: () => setSheet('join'),
      KeyL: () => navigate(addressOf(other, { kind: 'slides', slug }) + location.search + location.hash),
      Slash: () => setSheet('keys'),
    },
    !printed && reveal !== undefined && sheet === undefined && work.asking === undefined,
  );

  const at = slide === undefined ? 0 : deck.slides.indexOf(slide);
  const draw = (drawn: DeckSlide, order: number) => (
    <Slide key={`${drawn.place.h}-${drawn.place.v}`} aria-label={words.slide(order + 1, deck.slides.length)}>
      <SlideBody
        lesson={lesson}
        slide={drawn}
        fragment={drawn === slide ? place.f : order < at ? drawn.fragments - 1 : -1}
        printed={printed}
        state={known?.steps.find(({ id }) => id === drawn.step)?.state}
      />
      {Array.from({ length: drawn.fragments }, (_, index) => (
        <span key={index} className={`fragment ${styles.fragment}`} data-fragment-index={index} />
      ))}
    </Slide>
  );
  const onMove = () => reveal && read(reveal);
  const covered = overview || black;
  const foot = { left: stage.left, bottom: stage.top, width: 1280 * stage.scale, fontSize: 20 * stage.scale };
  return (
    <main ref={box} className={styles.stage} data-place={`${place.h}/${place.v}/${place.f}`}>
      <Reveal
        config={revealConfig}
        className={styles.deck ?? ''}
        onReady={(ready) => {
          setReveal(ready);
          read(ready);
        }}
        onSlideChange={onMove}
        onFragmentShown={onMove}
        onFragmentHidden={onMove}
        onOverviewShown={() => setOverview(true)}
        onOverviewHidden={() => setOverview(false)}
        onPaused={() => setBlack(true)}
        onResumed={() => setBlack(false)}
      >
        {deck.columns.map((column) => (
          <Stack key={column[0]?.place.h}>
            {column.map((drawn) => draw(drawn, deck.slides.indexOf(drawn)))}
          </Stack>
        ))}
      </Reveal>
      {!printed && (
        <div className={styles.over} hidden={covered}>
          <StageTerminal
            slide={slide}
            stage={stage}
            lab={lab}
            terminal={terminal.id}
            away={away}
            recording={recording}
            plays={plays !== undefined && plays.of === slide ? plays.times : 0}
            onScreen={work.onScreen}
          />
          <div className={styles.foot} style={foot}>
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
