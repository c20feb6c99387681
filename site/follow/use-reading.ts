import { useEffect, useState } from 'react';
import type { Language } from '../../lab/contract/names.ts';
import type { SlidePlace, TalkState } from '../../lab/contract/talk.ts';
import { typingIn } from '../shell/keys.ts';
import { useDeck, type DeckSlide } from '../slides/use-deck.ts';
import { beside, slideAt, wholeSlide, type Ahead } from './reading.ts';

export type Reading = {
  lesson: string;
  /** Undefined until the deck is there. */
  slide: DeckSlide | undefined;
  place: SlidePlace;
  /** The slide's number, counted from 0, of how many. */
  number: number;
  of: number;
  /** Whether the reader has left the speaker. */
  ahead: boolean;
  /** Where the speaker is; undefined until their deck is there. */
  live: { title: string; number: number; of: number } | undefined;
  /** Goes to the slide beside; undefined at either end. */
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
  toLive: () => void;
};

/** What a reader sees of a talk: the speaker's slide, or one that they went to on their own. */
export function useReading(talk: TalkState, lesson: string, language: Language): Reading {
  const [own, setOwn] = useState<Ahead>();
  const shownLesson = own?.lesson ?? lesson;
  const shown = useDeck(shownLesson, language)?.slides ?? [];
  const spoken = useDeck(lesson, language)?.slides ?? [];
  const liveAt = slideAt(spoken, talk.place);
  const liveSlide = spoken[liveAt];
  const number = own?.slide ?? liveAt;
  const slide = shown[number];
  const to = (by: 1 | -1) => {
    const at = beside(shown, number, by);
    return at === undefined ? undefined : () => setOwn({ lesson: shownLesson, slide: at });
  };
  const reading: Reading = {
    lesson: shownLesson,
    slide,
    place: own === undefined || slide === undefined ? talk.place : wholeSlide(slide),
    number,
    of: shown.length,
    ahead: own !== undefined,
    live: liveSlide && { title: liveSlide.title, number: liveAt, of: spoken.length },
    previous: to(-1),
    next: to(1),
    toLive: () => setOwn(undefined),
  };
  useReadingKeys(reading);
  return reading;
}

/** Arrows lead to the slides beside, Escape back to the speaker. */
function useReadingKeys({ previous, next, toLive, ahead }: Reading): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      if (event.defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return;
      if (typingIn(event.target) !== 'nothing') return;
      if (key === 'ArrowLeft' || key === 'PageUp') previous?.();
      else if (key === 'ArrowRight' || key === 'PageDown') next?.();
      else if (key === 'Escape' && ahead) toLive();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [previous, next, toLive, ahead]);
}
