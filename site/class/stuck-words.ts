import { diagnoses } from '../../content/diagnoses.ts';
import type { DiagnosisWords } from '../../content/diagnoses/diagnosis-words.ts';
import { reasons } from '../../content/reasons.ts';
import type { Bilingual } from '../../lab/contract/check.ts';
import type { LearnerRow, Stuck } from '../../lab/contract/class.ts';
import type { Verdict } from '../../lab/contract/course-state.ts';
import { fill } from '../../lab/contract/errors.ts';
import type { Language } from '../../lab/contract/names.ts';
import type { ReasonWords } from '../build/reason-words.ts';
import { classWords } from './words.ts';

/** The lessons' own reasons; given, because they are made when the site is built. */
export type LessonReasons = Record<string, Partial<Record<Language, ReasonWords>>>;

type Place = Pick<LearnerRow, 'lesson' | 'step'>;

/** What a verdict says, in the words that the learner reads; undefined when the step is done or no words are known. */
export function verdictWords(
  verdict: Verdict | undefined,
  { lesson, step }: Place,
  language: Language,
  lessons: LessonReasons,
): string | undefined {
  if (verdict === undefined || verdict.state === 'done') return undefined;
  const shared: Record<string, Bilingual> = reasons;
  const own = lessons[lesson ?? '']?.[language]?.[step ?? '']?.[verdict.reason];
  const words = own ?? shared[verdict.reason]?.[language];
  return words === undefined ? undefined : fill(words, verdict.values);
}

/** A mistake that the lab recognised, as the learner reads its title; undefined where a value of it is not known. */
function diagnosisWords(id: string, values: Stuck['values'], language: Language): string | undefined {
  const known: Record<string, DiagnosisWords> = diagnoses;
  const words = known[id]?.[language];
  const said = words === undefined ? undefined : fill(words.title, values);
  return said === undefined || /\{\w+\}/.test(said) ? undefined : said;
}

/** Why the instructor should look at somebody, in one sentence. */
export function stuckWords(
  stuck: Stuck,
  place: Place,
  now: number,
  language: Language,
  lessons: LessonReasons,
): string {
  const words = classWords[language].stuck;
  const minutes = Math.max(0, Math.floor((now - stuck.since) / 60_000));
  const why =
    (stuck.diagnosis === undefined ? undefined : diagnosisWords(stuck.diagnosis, stuck.values, language)) ??
    verdictWords(stuck.verdict, place, language, lessons);
  switch (stuck.kind) {
    case 'same-reason':
      return words.sameReason(minutes, why);
    case 'same-failure':
      return words.sameFailure(Number(stuck.values['times'] ?? 0), why);
    case 'silence':
      return words.silence(minutes);
    case 'asked-for-help':
      return words.askedForHelp(minutes);
    default:
      return words.labFailed;
  }
}
