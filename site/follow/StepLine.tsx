import { useState } from 'react';
import type { StepState } from '../../lab/contract/course-state.ts';
import { findLesson } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import styles from './StepLine.module.css';
import { useFollowWords } from './words.ts';

type Props = { lesson: string; steps: readonly StepState[]; step: string | null };

/** How far the speaker's lab has come: a mark for each step, green when its check is, and the step of this slide. */
export function StepLine({ lesson, steps, step }: Props) {
  const words = useFollowWords().steps;
  const language = useLanguage();
  const known = findLesson(lesson)?.steps ?? [];
  const done = new Set(steps.filter(({ state }) => state === 'done').map(({ id }) => id));
  const titleOf = (id: string) => known.find((one) => one.id === id)?.title[language] ?? id;
  const news = useNews(lesson, done, titleOf);
  if (steps.length === 0) return null;
  return (
    <div className={styles.line}>
      <ol className={styles.marks} aria-label={words.label}>
        {steps.map(({ id }) => (
          <li
            key={id}
            className={styles.mark}
            data-done={done.has(id)}
            data-here={id === step}
            title={titleOf(id)}
          >
            <span>{done.has(id) ? '✓' : ''}</span>
            <span className={styles.unseen}>
              {titleOf(id)} {done.has(id) ? words.isDone : ''}
            </span>
          </li>
        ))}
      </ol>
      <span className={styles.count}>{words.done(done.size, steps.length)}</span>
      <p className={styles.unseen} role="status">
        {news === undefined ? '' : words.news(news)}
      </p>
    </div>
  );
}

/** The title of the step that became done last while one looked, for a screen reader. */
function useNews(lesson: string, done: Set<string>, titleOf: (id: string) => string): string | undefined {
  const key = `${lesson} ${[...done].join(' ')}`;
  const [before, setBefore] = useState({ key, lesson, done });
  const [news, setNews] = useState<string>();
  if (before.key !== key) {
    const fresh = before.lesson === lesson ? [...done].findLast((id) => !before.done.has(id)) : undefined;
    setBefore({ key, lesson, done });
    setNews(fresh === undefined ? undefined : titleOf(fresh));
  }
  return news;
}
