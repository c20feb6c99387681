import type { SlidePlace } from '../../lab/contract/talk.ts';

type Slide = { place: { h: number; v: number }; fragments: number };
/** Where a reader went on their own: a lesson and the number of a slide in it. */
export type Ahead = { lesson: string; slide: number };

/** The slide's number in the order of showing; a place that the deck does not have is its nearest one before. */
export function slideAt(slides: readonly Slide[], { h, v }: { h: number; v: number }): number {
  return Math.max(
    0,
    slides.findLastIndex(({ place }) => place.h < h || (place.h === h && place.v <= v)),
  );
}

/** A slide as one reads it alone: with all its pieces. */
export function wholeSlide(slide: Slide): SlidePlace {
  return { ...slide.place, f: slide.fragments - 1 };
}

/** The slide beside another one, undefined beyond either end. */
export function beside(slides: readonly Slide[], slide: number, by: 1 | -1): number | undefined {
  const next = slide + by;
  return next >= 0 && next < slides.length ? next : undefined;
}
