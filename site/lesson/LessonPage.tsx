import { useEffect, useLayoutEffect, useState } from 'react';
import type { LessonState } from '../../lab/contract/course-state.ts';
import { useConsoleLesson } from '../console/console-lesson.ts';
import { findPosition } from '../course-map.ts';
import { useLanguage, useWords } from '../language.tsx';
import { useConnection, useLabState, useLesson } from '../lab/connection.ts';
import { NothingHere } from '../shell/NothingHere.tsx';
import { usePane } from '../shell/pane.ts';
import { keepPlace, returnToPlace } from '../shell/place.ts';
import { useTitle } from '../shell/useTitle.ts';
import { Button } from './Button.tsx';
import { lessonComponents } from './components.ts';
import { LessonContext } from './contexts.ts';
import { useLessonText } from './lesson-text.ts';
import { LessonEnd } from './LessonEnd.tsx';
import styles from './LessonPage.module.css';
import { NoLab } from './NoLab.tsx';

type Position = NonNullable<ReturnType<typeof findPosition>>;

/** A lesson: its text, joined with what the lab knows of it. */
export function LessonPage({ slug }: { slug: string }) {
  const position = findPosition(slug);
  return position ? <KnownLesson position={position} /> : <NothingHere />;
}

function KnownLesson({ position }: { position: Position }) {
  const { lesson, number, next } = position;
  const words = useWords();
  const language = useLanguage();
  const state = useLesson(lesson.slug);
  const connection = useConnection();
  const phase = useLabState()?.phase;
  // Where the pane is open, it says itself that there is no lab.
  const { open } = usePane();
  const { Text, failed, again } = useLessonText(lesson.slug, language);
  const live = connection === 'connected' && phase === 'ready';
  useTitle(`${number}. ${lesson.title[language]} · ${words.site.name}`);
  usePlace(lesson.slug, Text);
  useConsoleLesson(lesson.slug);
  return (
    <LessonContext value={{ lesson, state, live }}>
      <article className={styles.lesson}>
        {!open && <NoLab connection={connection} />}
        <p className={styles.number}>{number}</p>
        {Text ? (
          <>
            <div className={styles.text}>
              <Text components={lessonComponents} />
            </div>
            <LessonEnd next={next} />
          </>
        ) : (
          <div className={styles.text}>
            <h1>{lesson.title[language]}</h1>
            <p>{lesson.lead[language]}</p>
            {failed ? (
              <p role="alert">
                {words.lesson.failed} <Button onClick={again}>{words.lesson.again}</Button>
              </p>
            ) : (
              <p className={styles.loading} role="status">
                {words.lesson.loading}
              </p>
            )}
          </div>
        )}
        <StepNews state={state} lesson={lesson} />
      </article>
    </LessonContext>
  );
}

/** Comes back to the place where the reader was in this lesson, in this or the other language, or to the address's step. */
function usePlace(slug: string, text: unknown): void {
  useLayoutEffect(() => {
    if (text === undefined) return;
    const step = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (step && sessionStorage.getItem('replication-lab.arrived') !== location.href) step.scrollIntoView();
    else returnToPlace(slug);
    sessionStorage.setItem('replication-lab.arrived', location.href);
  }, [slug, text]);
  useEffect(() => {
    const keep = () => keepPlace(slug);
    addEventListener('pagehide', keep);
    return () => removeEventListener('pagehide', keep);
  }, [slug]);
}

/** Says for a screen reader that a step has become done; the eye sees its mark change. */
function StepNews({ state, lesson }: { state: LessonState | undefined; lesson: Position['lesson'] }) {
  const words = useWords().step;
  const language = useLanguage();
  const done = state?.steps.filter((step) => step.state === 'done').map((step) => step.id);
  const [before, setBefore] = useState(done);
  const [news, setNews] = useState('');
  if (done && before?.join() !== done.join()) {
    const fresh =
      before && lesson.steps.filter((step) => done.includes(step.id) && !before.includes(step.id));
    setBefore(done);
    if (fresh && fresh.length > 0)
      setNews(`${words.done}: ${fresh.map((step) => step.title[language]).join(', ')}`);
  }
  return (
    <p className={styles.news} role="status">
      {news}
    </p>
  );
}
