import type { Language } from '../../lab/contract/names.ts';
import { useLanguage } from '../language.tsx';
import { slidesEn } from './words-en.ts';
import { slidesKo } from './words-ko.ts';

export type SlideWords = {
  right: string;
  notes: { stuck: string };
  minutes: (minutes: number) => string;
  slide: (at: number, of: number) => string;
  deck: string;
  /** The way back to the lesson's page. */
  toLesson: string;
  next: string;
  theEnd: string;
  loading: string;
  done: string;
  terminal: (name: string) => string;
  recording: (date: string) => string;
  away: string;
  written: string;
  typing: string;
  running: string;
  reset: { title: string; body: string; yes: string; no: string };
  replace: { title: (path: string) => string; body: string; own: string; yes: string; no: string };
  keys: {
    title: string;
    button: string;
    close: string;
    rows: readonly (readonly [keys: string, what: string])[];
  };
  print: { button: string; how: string; now: string; back: string };
  jump: string;
  go: string;
  join: string;
};

const words: Record<Language, SlideWords> = { ko: slidesKo, en: slidesEn };

/** The deck's own words in the language of its slides. */
export function useSlideWords(): SlideWords {
  return words[useLanguage()];
}
