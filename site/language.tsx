import { createContext, use } from 'react';
import type { Language } from '../lab/contract/names.ts';
import { recall, remember } from './remember.ts';
import { words, type Words } from './words/words.ts';

/** The language of the page, from its address. */
export const LanguageContext = createContext<Language>('ko');

/** The language that the page is in. */
export function useLanguage(): Language {
  return use(LanguageContext);
}

/** The page's own words in its language. */
export function useWords(): Words {
  return words[useLanguage()];
}

/** The language chosen last, else the first of the browser's that we have, else Korean. */
export function preferredLanguage(): Language {
  const chosen = recall('language');
  if (chosen === 'ko' || chosen === 'en') return chosen;
  for (const tag of navigator.languages) {
    if (tag.startsWith('ko')) return 'ko';
    if (tag.startsWith('en')) return 'en';
  }
  return 'ko';
}

export function rememberLanguage(language: Language): void {
  remember('language', language);
}
