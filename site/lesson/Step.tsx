import { useEffect, type ReactNode } from 'react';
import { useLanguage, useWords } from '../language.tsx';
import { StepContext, useThisLesson, useThisStep } from './contexts.ts';
import { forgetRuns } from './runs.ts';
import styles from './Step.module.css';
import { StepEnd } from './StepEnd.tsx';
import { StepMenu } from './StepMenu.tsx';
import { TaskNote } from './TaskNote.tsx';

type Props = {
  id: string;
  /** Ids of the reasons whose words stand among the children. */
  reasons: string[];
  children: ReactNode;
};

/** A piece of the thread: its mark, its text, and at its end what the lab says of it. */
export function Step({ id, reasons, children }: Props) {
  const words = useWords().step;
  const { lesson, state } = useThisLesson();
  const found = state?.steps.find((step) => step.id === id);
  const progress = found?.state ?? 'unknown';
  useEffect(() => {
    // A step that lies ahead has been gone back to: its commands are to be run again.
    if (progress === 'ahead') forgetRuns(lesson.slug, id);
  }, [progress, lesson.slug, id]);
  return (
    <StepContext value={{ id, state: progress, verdict: found?.verdict, doneAt: found?.doneAt }}>
      <section
        id={id}
        className={styles.step}
        data-state={progress}
        data-place={id}
        aria-labelledby={`${id}-title`}
      >
        <span
          className={styles.mark}
          role="img"
          aria-label={progress === 'unknown' ? words.ahead : words[progress]}
        >
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <circle cx="10" cy="10" r="9" />
            <path d="m6 10.4 2.8 2.8L14.2 7.4" />
          </svg>
        </span>
        {children}
        <StepEnd reasons={reasons} />
      </section>
    </StepContext>
  );
}

/** The step's title, with its address and its menu, and what the lab does here for the learner. */
export function StepHeading({ children }: { children: ReactNode }) {
  const words = useWords().step;
  const language = useLanguage();
  const { id, doneAt } = useThisStep();
  const when =
    doneAt === undefined
      ? undefined
      : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(doneAt);
  return (
    <>
      <div className={styles.heading}>
        <h2
          id={`${id}-title`}
          data-step-heading=""
          tabIndex={-1}
          title={when === undefined ? undefined : words.finishedAt(when)}
        >
          {children}
        </h2>
        <a className={styles.anchor} href={`#${id}`} aria-label={words.link}>
          #
        </a>
        <StepMenu />
      </div>
      <TaskNote />
    </>
  );
}
