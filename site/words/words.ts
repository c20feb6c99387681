import type { Language } from '../../lab/contract/names.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';

/** Every language has the keys of the Korean words; the compiler tells which one is missing. */
export type Words = typeof ko;

export const words: Record<Language, Words> = { ko, en };
