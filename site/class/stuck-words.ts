import { diagnoses } from '../../content/diagnoses.ts';
import type { DiagnosisWords } from '../../content/diagnoses/diagnosis-words.ts';
import type { Stuck } from '../../lab/contract/class.ts';
import { fill } from '../../lab/contract/errors.ts';
import type { Language } from '../../lab/contract/names.ts';
import { verdictWords, type LessonReasons, type VerdictPlace } from '../lab/verdict-words.ts';
import { classWords } from './words.ts';

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
  place: VerdictPlace,
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
