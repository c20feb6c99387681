import { reasonWords } from 'virtual:reason-words';
import type { TalkState } from '../../lab/contract/talk.ts';
import { findLesson } from '../course-map.ts';
import { verdictWords } from '../lab/verdict-words.ts';
import { useLanguage } from '../language.tsx';
import styles from './StepChecks.module.css';
import { useSpeakerWords } from './words.ts';

/** The lesson's steps as the speaker's lab sees them, what it still waits for, and which step this slide belongs to. */
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
          const { state = 'ahead', verdict } = talk.steps.find((step) => step.id === id) ?? {};
          const why = verdictWords(verdict, { lesson, step: id }, language, reasonWords);
          return (
            <li key={id} data-state={state} aria-current={id === talk.step ? 'step' : undefined}>
              <span className={styles.mark} role="img" aria-label={words[state]}>
                {state === 'done' ? '✓' : ''}
              </span>
              <div>
                {title[language]} {id === talk.step && <span className={styles.here}>{words.here}</span>}
                {why !== undefined && <p className={styles.why}>{why}</p>}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
