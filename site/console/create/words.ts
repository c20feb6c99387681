import type { Language } from '../../../lab/contract/names.ts';
import { useLanguage } from '../../language.tsx';
import { createEn } from './words-en.ts';
import { createKo, type CreateWords } from './words-ko.ts';

export type { CreateWords };

export const createWords: Record<Language, CreateWords> = { ko: createKo, en: createEn };

/** The words of the console's forms in the page's language. */
export function useCreateWords(): CreateWords {
  return createWords[useLanguage()];
}
