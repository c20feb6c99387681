import { Link } from 'wouter';
import { courseMap } from '../course-map.ts';
import { useLanguage, useWords } from '../language.tsx';
import { useConnection, useProgress } from '../lab/connection.ts';
import buttonStyles from '../lesson/Button.module.css';
import { NoLab } from '../lesson/NoLab.tsx';
import { addressOf } from '../shell/address.ts';
import { useTitle } from '../shell/useTitle.ts';
import styles from './CourseMap.module.css';
import { journeyOf, type Journey, type LessonJourney } from './journey.ts';
import { Lag } from './Lag.tsx';

/** The whole course: where the learner is, what is done, and one thing to do next. */
export function CourseMap() {
  const words = useWords();
  const language = useLanguage();
  const connection = useConnection();
  const journey = journeyOf(courseMap, useProgress());
  useTitle(words.site.name);
  return (
    <div className={styles.map}>
      <h1>{words.map.title}</h1>
      <p className={styles.lead}>{words.map.lead}</p>
      <NoLab connection={connection} />
      <Lag journey={journey} />
      <Next journey={journey} />
      {journey.parts.length === 0 && <p>{words.map.empty}</p>}
      {journey.parts.map(({ part, lessons }) => (
        <section key={part.id} className={styles.part} aria-labelledby={`part-${part.id}`}>
          <h2 id={`part-${part.id}`}>{part.title[language]}</h2>
          <ol>
            {lessons.map((lesson) => (
              <Lesson key={lesson.lesson.slug} journey={lesson} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Next({ journey }: { journey: Journey }) {
  const words = useWords().map;
  const language = useLanguage();
  if (journey.total === 0) return null;
  if (!journey.next) return <p className={styles.finished}>{words.allDone}</p>;
  const { journey: at, step } = journey.next;
  const to = addressOf(language, { kind: 'lesson', slug: at.lesson.slug });
  return (
    <p className={styles.next}>
      <Link
        href={at.done === 0 ? to : `${to}#${step.id}`}
        className={`${buttonStyles.button} ${buttonStyles.filled} ${styles.go}`}
      >
        {journey.done === 0 ? words.begin : words.goOn}
      </Link>
      <span className={styles.todo}>
        <span>{`${at.number}. ${at.lesson.title[language]}`}</span>
        {at.done > 0 && <b>{step.title[language]}</b>}
      </span>
    </p>
  );
}

function Lesson({ journey }: { journey: LessonJourney }) {
  const words = useWords().map;
  const language = useLanguage();
  const { lesson, number, done, state } = journey;
  return (
    <li className={styles.lesson} data-state={state}>
      <span className={styles.mark} aria-hidden="true">
        {state === 'done' ? '✓' : number}
      </span>
      <h3>
        <Link href={addressOf(language, { kind: 'lesson', slug: lesson.slug })}>
          {lesson.title[language]}
        </Link>
      </h3>
      <p className={styles.about}>{lesson.lead[language]}</p>
      <p className={styles.facts}>
        <span>{words.minutes(lesson.minutes)}</span>
        <span className={styles.ticks} role="img" aria-label={words.steps(done, lesson.steps.length)}>
          {lesson.steps.map((step, index) => (
            <i key={step.id} data-done={index < done} />
          ))}
        </span>
      </p>
    </li>
  );
}
