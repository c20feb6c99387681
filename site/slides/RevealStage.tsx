import { Deck as Reveal, Slide, Stack } from '@revealjs/react';
import type { RevealApi } from 'reveal.js';
import type { StepState } from '../../lab/contract/course-state.ts';
import type { SlidePlace } from '../../lab/contract/talk.ts';
import type { MapLesson } from '../course-map.ts';
import { slideAt, type Deck, type DeckSlide } from './read-deck.ts';
import { printed, revealConfig } from './reveal-config.ts';
import styles from './RevealStage.module.css';
import { SlideBody } from './SlideBody.tsx';
import { useSlideWords } from './words.ts';
import 'reveal.js/reveal.css';
import './reveal-look.css';

/** What of reveal.js the deck around has to know. */
export type RevealState = { place: SlidePlace; overview: boolean; black: boolean };

type Props = {
  lesson: MapLesson;
  deck: Deck;
  place: SlidePlace;
  steps: readonly StepState[] | undefined;
  onReady: (reveal: RevealApi) => void;
  onChange: (change: Partial<RevealState>) => void;
};

/** The slides as reveal.js moves through them: a column for each step. */
export function RevealStage({ lesson, deck, place, steps, onReady, onChange }: Props) {
  const words = useSlideWords();
  const current = slideAt(deck, place);
  const at = current === undefined ? 0 : deck.slides.indexOf(current);
  const draw = (slide: DeckSlide) => {
    const order = deck.slides.indexOf(slide);
    return (
      <Slide
        key={`${slide.place.h}-${slide.place.v}`}
        aria-label={words.slide(order + 1, deck.slides.length)}
      >
        <SlideBody
          lesson={lesson}
          slide={slide}
          fragment={slide === current ? place.f : order < at ? slide.fragments - 1 : -1}
          printed={printed}
          state={steps?.find(({ id }) => id === slide.step)?.state}
        />
        {/* reveal.js counts these; what they bring, the slide itself draws. */}
        {Array.from({ length: slide.fragments }, (_, index) => (
          <span key={index} className={`fragment ${styles.fragment}`} data-fragment-index={index} />
        ))}
      </Slide>
    );
  };
  return (
    <Reveal
      config={revealConfig}
      className={styles.deck ?? ''}
      onReady={(reveal) => {
        onReady(reveal);
        onChange({ place: placeOf(reveal) });
        const moved = () => onChange({ place: placeOf(reveal) });
        for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden']) reveal.on(event, moved);
      }}
      onOverviewShown={() => onChange({ overview: true })}
      onOverviewHidden={() => onChange({ overview: false })}
      onPaused={() => onChange({ black: true })}
      onResumed={() => onChange({ black: false })}
    >
      {deck.columns.map((column) => (
        <Stack key={column[0]?.place.h}>{column.map(draw)}</Stack>
      ))}
    </Reveal>
  );
}

function placeOf(reveal: RevealApi): SlidePlace {
  const { h, v, f } = reveal.getIndices();
  return { h, v, f: f ?? -1 };
}
