import { useLayoutEffect, useRef, useState } from 'react';
import type { Language } from '../../lab/contract/names.ts';
import type { StepState } from '../../lab/contract/course-state.ts';
import type { SlidePlace } from '../../lab/contract/talk.ts';
import { findLesson } from '../course-map.ts';
import { LanguageContext } from '../language.tsx';
import { slideAt } from './read-deck.ts';
import { SlideBody } from './SlideBody.tsx';
import { STAGE } from './stage-size.ts';
import styles from './SlideView.module.css';
import { useDeck } from './use-deck.ts';

type Props = {
  slug: string;
  language: Language;
  place: SlidePlace;
  /** How the step of this slide stands in the lab that is shown. */
  state?: StepState['state'] | undefined;
  /** As high as it needs instead of scaled as a whole. */
  flows?: boolean;
  /** A terminal is shown for this slide. */
  live?: boolean;
};

/** One slide, only to be looked at, as wide as its box: previews of a speaker, the page of a follower. */
export function SlideView({ slug, language, place, state, flows = false, live = false }: Props) {
  const deck = useDeck(slug, language);
  const lesson = findLesson(slug);
  const slide = deck && slideAt(deck, place);
  const box = useRef<HTMLDivElement>(null);
  const scale = useWidth(box) / STAGE.width;
  return (
    <div ref={box} className={styles.view} data-flows={flows}>
      {lesson && slide && scale > 0 && (
        <LanguageContext value={language}>
          <div className={styles.stage} style={flows ? undefined : { scale }} lang={language}>
            <SlideBody
              lesson={lesson}
              slide={slide}
              fragment={place.f}
              flows={flows}
              live={live}
              state={state}
            />
          </div>
        </LanguageContext>
      )}
    </div>
  );
}

function useWidth(box: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
