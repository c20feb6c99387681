import type { Language } from '../../../lab/contract/names.ts';
import { useLanguage } from '../../language.tsx';
import { consoleEn } from './en.ts';
import { consoleKo, type ConsoleWords } from './ko.ts';

export const consoleWords: Record<Language, ConsoleWords> = { ko: consoleKo, en: consoleEn };

/** The console's words in the page's language. They come with the console, not with the page. */
export function useConsoleWords(): ConsoleWords {
  return consoleWords[useLanguage()];
}
