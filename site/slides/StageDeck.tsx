import { Deck as Reveal, Slide, Stack } from '@revealjs/react';
import { useCallback, useState } from 'react';
import type { RevealApi } from 'reveal.js';
import type { SlidePlace } from '../../lab/contract/talk.ts';
import type { MapLesson } from '../course-map.ts';
import { useLesson } from '../lab/connection.ts';
import { slideAt, type Deck, type DeckSlide } from './read-deck.ts';
import { SlideBody } from './SlideBody.tsx';
import { STAGE } from './stage-size.ts';
import styles from './StageDeck.module.css';
import { useDeckKeys } from './use-deck-keys.ts';
import { useSlideWords } from './words.ts';
import 'reveal.js/reveal.css';

const config = {
  ...STAGE,
  margin: 0,
  minScale: 0.05,
  maxScale: 8,
  center: false,
  controls: false,
  progress: true,
  hash: true,
  fragmentInURL: true,
  transition: 'none',
  backgroundTransition: 'none',
  navigationMode: 'linear',
  /** All keys are the deck's own, by their place on the keyboard: a Hangul layout changes nothing. */
  keyboard: false,
  pdfSeparateFragments: false,
  scrollActivationWidth: 0,
} as const;

const printed = /[?&]print-pdf\b/i.test(location.search);

/** The deck on the stage, with the lab's own terminal in it. */
export function StageDeck({ lesson, deck }: { lesson: MapLesson; deck: Deck }) {
  const words = useSlideWords();
  const [api, setApi] = useState<RevealApi>();
  const [place, setPlace] = useState<SlidePlace>({ h: 0, v: 0, f: -1 });
  const [covered, setCovered] = useState({ overview: false, black: false });
  const steps = useLesson(lesson.slug)?.steps;
  const read = useCallback((reveal: RevealApi) => {
    const { h, v, f } = reveal.getIndices();
    setPlace({ h, v, f: f ?? -1 });
  }, []);
  const current = slideAt(deck, place);
  const onMove = () => api && read(api);
  useDeckKeys(api);
  const at = current === undefined ? 0 : deck.slides.indexOf(current);

  const draw = (slide: DeckSlide) => {
    const order = deck.slides.indexOf(slide);
    const fragment = slide === current ? place.f : order < at ? slide.fragments - 1 : -1;
    return (
      <Slide
        key={`${slide.place.h}-${slide.place.v}`}
        aria-label={words.slide(order + 1, deck.slides.length)}
      >
        <SlideBody
          lesson={lesson}
          slide={slide}
          fragment={fragment}
          printed={printed}
          state={steps?.find(({ id }) => id === slide.step)?.state}
        />
        {Array.from({ length: slide.fragments }, (_, index) => (
          <span key={index} className={`fragment ${styles.fragment}`} data-fragment-index={index} />
        ))}
      </Slide>
    );
  };
  return (
    <main className={styles.stage} data-covered={covered.black || covered.overview}>
      <Reveal
        config={config}
        className={styles.deck ?? ''}
        onReady={(reveal) => {
          setApi(reveal);
          read(reveal);
        }}
        onSlideChange={onMove}
        onFragmentShown={onMove}
        onFragmentHidden={onMove}
        onOverviewShown={() => setCovered((now) => ({ ...now, overview: true }))}
        onOverviewHidden={() => setCovered((now) => ({ ...now, overview: false }))}
        onPaused={() => setCovered((now) => ({ ...now, black: true }))}
        onResumed={() => setCovered((now) => ({ ...now, black: false }))}
      >
        {deck.columns.map((column) => (
          <Stack key={column[0]?.place.h}>{column.map(draw)}</Stack>
        ))}
      </Reveal>
    </main>
  );
}
