import { reasonWords } from 'virtual:reason-words';
import type { LearnerRow } from '../../lab/contract/class.ts';
import { allLessons, findLesson } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import { verdictWords } from '../lab/verdict-words.ts';
import { lessonNumber } from '../lesson-number.ts';
import styles from './Situation.module.css';
import { stuckWords } from './stuck-words.ts';
import { useClassWords } from './words.ts';

/** How one learner fares, in words: why they are stuck, or where they are and what their step still waits for. */
export function Situation({ row, now }: { row: LearnerRow; now: number }) {
  const words = useClassWords();
  const language = useLanguage();
  const { stuck, phase } = row;
  const place = placeOf(row, language);
  if (stuck !== null) {
    return (
      <span className={styles.stuck} data-kind={stuck.kind}>
        <svg viewBox="0 0 14 14" width="13" height="13" aria-hidden="true">
          {stuck.kind === 'asked-for-help' ? (
            <path d="M7 1.2a5.3 5.3 0 0 1 0 10.6L4 13.4l.2-2.4A5.3 5.3 0 0 1 7 1.2z" />
          ) : (
            <path d="M7 1 13.4 12.6H.6z" />
          )}
        </svg>
        <span>
          <b>{stuckWords(stuck, row, now, language, reasonWords)}</b>{' '}
          {place !== undefined && <small>{place}</small>}
        </span>
      </span>
    );
  }
  if (phase === 'waiting') {
    return (
      <span className={styles.quiet}>
        {row.place === null ? words.phase.waitingLine : words.phase.waiting(row.place)}
      </span>
    );
  }
  if (phase !== 'ready') return <span className={styles.phase}>{words.phase[phase]}</span>;
  if (hasFinished(row)) return <span className={styles.quiet}>{words.phase.finished}</span>;
  const why = verdictWords(row.verdict, row, language, reasonWords);
  const state = row.windows === 0 ? words.phase.closed : undefined;
  const said = [state, place ?? words.phase.notStarted, why].filter((part) => part !== undefined);
  return (
    <span className={styles.quiet} title={said.join(' · ')}>
      {said.join(' · ')}
    </span>
  );
}

function hasFinished({ done }: LearnerRow): boolean {
  return allLessons.every(({ slug, steps }) => steps.length === (done[slug]?.length ?? 0));
}

/** `6. Ask the replica how it is`: the lesson's number and the step's title. */
function placeOf({ lesson, step }: LearnerRow, language: 'ko' | 'en'): string | undefined {
  const known = lesson === null ? undefined : findLesson(lesson);
  if (known === undefined) return undefined;
  const title = known.steps.find(({ id }) => id === step)?.title[language] ?? known.title[language];
  return `${lessonNumber(known.slug)}. ${title}`;
}
