import { useLanguage } from '../language.tsx';
import { followEn } from './words-en.ts';
import { followKo, type FollowWords } from './words-ko.ts';

/** The words of the audience's page, in its language. */
export function useFollowWords(): FollowWords {
  return useLanguage() === 'ko' ? followKo : followEn;
}
