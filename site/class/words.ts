import type { Language } from '../../lab/contract/names.ts';
import { useLanguage } from '../language.tsx';
import { classEn } from './words-en.ts';
import { classKo, type ClassWords } from './words-ko.ts';

export type { ClassWords };

export const classWords: Record<Language, ClassWords> = { ko: classKo, en: classEn };

/** The words of the instructor's page in its language. */
export function useClassWords(): ClassWords {
  return classWords[useLanguage()];
}
