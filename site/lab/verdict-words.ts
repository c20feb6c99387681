import { reasons } from '../../content/reasons.ts';
import type { Bilingual } from '../../lab/contract/check.ts';
import type { Verdict } from '../../lab/contract/course-state.ts';
import { fill } from '../../lab/contract/errors.ts';
import type { Language } from '../../lab/contract/names.ts';
import type { ReasonWords } from '../build/reason-words.ts';

/** The lessons' own reasons; given, because they are made when the site is built. */
export type LessonReasons = Record<string, Partial<Record<Language, ReasonWords>>>;

/** Where in the course a verdict was found. */
export type VerdictPlace = { lesson: string | null; step: string | null };

/** What a verdict says, in the words that the learner reads; undefined when the step is done or no words are known. */
export function verdictWords(
  verdict: Verdict | undefined,
  { lesson, step }: VerdictPlace,
  language: Language,
  lessons: LessonReasons,
): string | undefined {
  if (verdict === undefined || verdict.state === 'done') return undefined;
  const shared: Record<string, Bilingual> = reasons;
  const own = lessons[lesson ?? '']?.[language]?.[step ?? '']?.[verdict.reason];
  const words = own ?? shared[verdict.reason]?.[language];
  return words === undefined ? undefined : fill(words, verdict.values);
}
