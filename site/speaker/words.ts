import { useLanguage } from '../language.tsx';
import { speakerEn } from './words-en.ts';
import { speakerKo, type SpeakerWords } from './words-ko.ts';

/** The words of the speaker view, in the page's language. */
export function useSpeakerWords(): SpeakerWords {
  return useLanguage() === 'ko' ? speakerKo : speakerEn;
}
