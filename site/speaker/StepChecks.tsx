import type { TalkState } from '../../lab/contract/talk.ts';
import { findLesson } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import styles from './StepChecks.module.css';
import { useSpeakerWords } from './words.ts';

/** The lesson's steps as the speaker's lab sees them, and which of them this slide belongs to. */
export function StepChecks({ lesson, talk }: { lesson: string; talk: TalkState }) {
  const words = useSpeakerWords().steps;
  const language = useLanguage();
  const steps = findLesson(lesson)?.steps ?? [];
  if (steps.length === 0) return null;
  return (
    <section className={styles.checks} aria-labelledby="checks">
      <h2 id="checks">{words.title}</h2>
      <ol>
        {steps.map(({ id, title }) => {
          const state = talk.steps.find((step) => step.id === id)?.state ?? 'ahead';
          return (
            <li key={id} data-state={state} aria-current={id === talk.step ? 'step' : undefined}>
              <span className={styles.mark} role="img" aria-label={words[state]}>
                {state === 'done' ? '✓' : ''}
              </span>
              {title[language]}
              {id === talk.step && <span className={styles.here}>{words.here}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
