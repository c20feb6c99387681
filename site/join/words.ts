import type { Language } from '../../lab/contract/names.ts';
import { useLanguage } from '../language.tsx';
import { joinEn } from './words-en.ts';
import { joinKo, type JoinWords } from './words-ko.ts';

export type { JoinWords };

export const joinWords: Record<Language, JoinWords> = { ko: joinKo, en: joinEn };

/** The words of the join page in its language. */
export function useJoinWords(): JoinWords {
  return joinWords[useLanguage()];
}
