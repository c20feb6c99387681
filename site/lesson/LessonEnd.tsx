import { Link } from 'wouter';
import type { MapLesson } from '../course-map.ts';
import { useLanguage, useWords } from '../language.tsx';
import { addressOf } from '../shell/address.ts';
import buttonStyles from './Button.module.css';
import { useThisLesson } from './contexts.ts';
import styles from './LessonEnd.module.css';

/** What comes next, once everything here is done, or what is still left. */
export function LessonEnd({ next }: { next: MapLesson | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const { state } = useThisLesson();
  const current = state?.steps.find((step) => step.state === 'current');
  const left = state?.steps.filter((step) => step.state !== 'done').length;
  const finished = left === 0;
  const to = addressOf(language, next ? { kind: 'lesson', slug: next.slug } : { kind: 'map' });
  return (
    <nav className={styles.end} aria-label={words.lesson.next} data-place="end">
      <p className={styles.state}>
        {finished && (
          <>
            <span aria-hidden="true">✓</span> {words.lesson.finished}
          </>
        )}
        {left !== undefined && !finished && (
          <>
            {words.lesson.remaining(left)}
            {current && <a href={`#${current.id}`}>{words.lesson.toCurrent}</a>}
          </>
        )}
      </p>
      {next ? (
        <>
          <p className={styles.label}>{words.lesson.next}</p>
          <h2>
            <Link href={to}>{next.title[language]}</Link>
          </h2>
          <p className={styles.lead}>{next.lead[language]}</p>
        </>
      ) : (
        <p className={styles.lead}>{words.lesson.end}</p>
      )}
      <Link
        href={to}
        className={`${buttonStyles.button} ${finished ? buttonStyles.filled : ''} ${styles.go}`}
      >
        {next ? `${words.lesson.next} →` : words.lesson.backToMap}
      </Link>
    </nav>
  );
}
