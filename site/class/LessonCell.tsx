import type { LearnerRow } from '../../lab/contract/class.ts';
import type { MapLesson } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import { marksOf } from './columns.ts';
import styles from './Matrix.module.css';
import { useClassWords } from './words.ts';

/** One learner in one lesson: a mark for each step, or how much of the lesson is done. */
export function LessonCell({ row, lesson, open }: { row: LearnerRow; lesson: MapLesson; open: boolean }) {
  const words = useClassWords().table;
  const language = useLanguage();
  const marks = marksOf(row, lesson);
  const done = marks.filter((mark) => mark === 'done').length;
  const at = marks.findIndex((mark) => mark === 'current' || mark === 'stuck');
  const title = lesson.steps[at]?.title[language];
  const where =
    title === undefined ? '' : `, ${marks[at] === 'stuck' ? words.stuckAt(title) : words.at(title)}`;
  const said = words.steps(done, marks.length) + where;
  if (open) {
    return (
      <span className={styles.marks} role="img" aria-label={said} title={said}>
        {marks.map((mark, index) => (
          <i key={lesson.steps[index]?.id} className={styles.mark} data-mark={mark} />
        ))}
      </span>
    );
  }
  return (
    <span
      className={styles.folded}
      role="img"
      aria-label={said}
      title={said}
      data-at={at === -1 ? undefined : marks[at]}
    >
      <i style={{ height: `${(100 * done) / Math.max(1, marks.length)}%` }} />
    </span>
  );
}
