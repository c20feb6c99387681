import { useLanguage } from '../language.tsx';
import { talkEn } from './words-en.ts';
import { talkKo, type TalkWords } from './words-ko.ts';

/** The words of what a talk's pages share, in the page's language. */
export function useTalkWords(): TalkWords {
  return useLanguage() === 'ko' ? talkKo : talkEn;
}
