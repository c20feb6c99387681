import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Language } from '../../lab/contract/names.ts';
import type { StepState } from '../../lab/contract/course-state.ts';
import type { SlidePlace } from '../../lab/contract/talk.ts';
import { findLesson } from '../course-map.ts';
import { LanguageContext } from '../language.tsx';
import { slideAt } from './read-deck.ts';
import { SlideBody } from './SlideBody.tsx';
import { STAGE, TERMINAL_AREA } from './stage-size.ts';
import styles from './SlideView.module.css';
import { useDeck } from './use-deck.ts';

type Props = {
  slug: string;
  language: Language;
  place: SlidePlace;
  /** How the step of this slide stands in the lab that is shown. */
  state?: StepState['state'] | undefined;
  /** Drawn, unscaled, in the terminal's place of a slide that has one. */
  terminal?: ReactNode;
};

/** One slide, only to be looked at, as wide as its box: previews of a speaker, the page of a follower. */
export function SlideView({ slug, language, place, state, terminal }: Props) {
  const deck = useDeck(slug, language);
  const lesson = findLesson(slug);
  const slide = deck && slideAt(deck, place);
  const box = useRef<HTMLDivElement>(null);
  const scale = useWidth(box) / STAGE.width;
  const { left, top, width, height } = TERMINAL_AREA;
  return (
    <div ref={box} className={styles.view}>
      {lesson && slide && scale > 0 && (
        <LanguageContext value={language}>
          <div className={styles.stage} style={{ scale }} lang={language}>
            <SlideBody lesson={lesson} slide={slide} fragment={place.f} state={state} />
          </div>
          {terminal !== undefined && slide.terminal !== null && (
            <div
              className={styles.terminal}
              style={{
                left: left * scale,
                top: top * scale,
                width: width * scale,
                height: height * scale,
              }}
            >
              {terminal}
            </div>
          )}
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
