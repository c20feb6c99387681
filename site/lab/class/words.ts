import type { Language } from '../../../lab/contract/names.ts';
import { useLanguage } from '../../language.tsx';
import { inClassEn } from './words-en.ts';
import { inClassKo, type InClassWords } from './words-ko.ts';

export type { InClassWords };

export const inClassWords: Record<Language, InClassWords> = { ko: inClassKo, en: inClassEn };

/** What a learner's page says of the class, in the page's language. */
export function useInClassWords(): InClassWords {
  return inClassWords[useLanguage()];
}
