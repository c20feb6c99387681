import { createContext, use } from 'react';
import type { MapLesson } from '../course-map.ts';
import type { DeckSlide } from './read-deck.ts';

type SlideContext = {
  lesson: MapLesson;
  slide: DeckSlide;
  /** The last fragment shown; -1 is none. */
  fragment: number;
  /** On paper: everything that fragments would bring stands there at once. */
  printed: boolean;
  /** On a telephone: one below the other, as high as it needs. */
  flows: boolean;
  /** A terminal is shown for this slide: what it would print is not told as well. */
  live: boolean;
};

export const SlideContext = createContext<SlideContext | undefined>(undefined);

/** The slide around a component. */
export function useThisSlide(): SlideContext {
  const slide = use(SlideContext);
  if (!slide) throw new Error('a part of a slide stands outside of one');
  return slide;
}
