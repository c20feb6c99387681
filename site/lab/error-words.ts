import { errorCatalogue, fill, type ErrorCode } from '../../lab/contract/errors.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import type { Language, Values } from '../../lab/contract/names.ts';

export type ErrorWords = { what: string; next: string };

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}

/** What happened and what to do, in the learner's language; a code of a newer server reads as `internal`. */
export function errorWords(code: string, values: Values, language: Language): ErrorWords {
  const words = errorCatalogue[isKnown(code) ? code : 'internal'][language];
  return { what: fill(words.what, values), next: fill(words.next, values) };
}

/** The same for anything that was thrown. */
export function wordsOf(error: unknown, language: Language): ErrorWords {
  return error instanceof LabError
    ? errorWords(error.code, error.values, language)
    : errorWords('internal', {}, language);
}
