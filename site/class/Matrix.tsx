import { useRef, useState } from 'react';
import type { LearnerRow } from '../../lab/contract/class.ts';
import { allLessons, type MapLesson } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import { lessonNumber } from '../lesson-number.ts';
import { busiest, type Mark } from './columns.ts';
import type { Question } from './Dialogs.tsx';
import styles from './Matrix.module.css';
import { Row } from './Row.tsx';
import { arrange, type Rows } from './rows.ts';
import { useClock } from './use-clock.ts';
import { useHold } from './use-hold.ts';
import { useClassWords } from './words.ts';

type Props = {
  rows: Rows;
  chosen: string | undefined;
  onOpen: (row: LearnerRow) => void;
  onAsk: (question: Question) => void;
  act: (work: Promise<unknown>) => void;
};

const marks: readonly Mark[] = ['done', 'current', 'stuck', 'ahead'];

/** Everyone against every step, who needs help first. Rows do not move under a pointing finger. */
export function Matrix({ rows, chosen, onOpen, onAsk, act }: Props) {
  const words = useClassWords().table;
  const language = useLanguage();
  const now = useClock();
  const box = useRef<HTMLDivElement>(null);
  const held = useHold(box);
  const [order, setOrder] = useState(rows.order);
  const { shown, moved } = arrange(order, rows.order, held);
  if (shown !== order) setOrder(shown);
  // What the instructor opened or folded stays so; the rest follows where people are.
  const [wished, setWished] = useState<Readonly<Record<string, boolean>>>({});
  const busy = busiest(rows.byId.values(), allLessons);
  const isOpen = (slug: string) => wished[slug] ?? busy.has(slug);
  const openKey = allLessons.map(({ slug }) => (isOpen(slug) ? '1' : '0')).join('');

  return (
    <div className={styles.box}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard */}
      <div ref={box} className={styles.scroll} tabIndex={0} role="region" aria-label={words.label}>
        <table className={styles.table} data-narrow={chosen !== undefined}>
          <thead>
            <tr>
              <th scope="col" className={styles.name}>
                {words.learner}
              </th>
              <th scope="col">{words.why}</th>
              {allLessons.map((lesson) => (
                <LessonHead
                  key={lesson.slug}
                  lesson={lesson}
                  open={isOpen(lesson.slug)}
                  onToggle={() => setWished({ ...wished, [lesson.slug]: !isOpen(lesson.slug) })}
                />
              ))}
              <th scope="col" className={styles.use} title={words.useLong}>
                {words.use}
              </th>
              <th scope="col" className={styles.menu}>
                <span className={styles.unseen}>{words.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((id) => {
              const row = rows.byId.get(id);
              return (
                row !== undefined && (
                  <Row
                    key={id}
                    row={row}
                    openKey={openKey}
                    chosen={id === chosen}
                    now={now}
                    language={language}
                    onOpen={onOpen}
                    onAsk={onAsk}
                    act={act}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </div>
      <div className={styles.foot}>
        <ul aria-label={words.legend}>
          {marks.map((mark) => (
            <li key={mark}>
              <i className={styles.mark} data-mark={mark} aria-hidden="true" /> {words.marks[mark]}
            </li>
          ))}
        </ul>
        <p role="status">
          {moved > 0 && (
            <>
              {words.moved(moved)}{' '}
              <button type="button" onClick={() => setOrder(rows.order)}>
                {words.sortNow}
              </button>
            </>
          )}
        </p>
      </div>
    </div>
  );
}

function LessonHead({ lesson, open, onToggle }: { lesson: MapLesson; open: boolean; onToggle: () => void }) {
  const words = useClassWords().table;
  const language = useLanguage();
  const number = lessonNumber(lesson.slug);
  const title = `${number} ${lesson.title[language]}`;
  const said = open ? words.closeLesson(title) : words.openLesson(title);
  return (
    <th scope="col" className={styles.lesson} data-open={open}>
      <button type="button" aria-expanded={open} aria-label={said} title={said} onClick={onToggle}>
        {open ? (
          <span className={styles.title} style={{ width: `${lesson.steps.length * 12}px` }}>
            <b>{number}</b> {lesson.title[language]}
          </span>
        ) : (
          <b>{number}</b>
        )}
      </button>
    </th>
  );
}
