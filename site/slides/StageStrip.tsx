import { diagnoses } from '../../content/diagnoses.ts';
import type { DiagnosisWords } from '../../content/diagnoses/diagnosis-words.ts';
import type { Diagnosis, Task } from '../../lab/contract/course-state.ts';
import { fill } from '../../lab/contract/errors.ts';
import { useLanguage, useWords } from '../language.tsx';
import { wordsOf } from '../lab/error-words.ts';
import styles from './StageStrip.module.css';
import { useSlideWords } from './words.ts';

type Props = {
  /** A fence is being sent to the terminal. */
  pending: boolean;
  error: unknown;
  written: boolean;
  away: boolean;
  task: Task | undefined;
  diagnosis: Diagnosis | undefined;
};

/** One quiet line at the foot of the stage: what the lab does, what went wrong, what it sees. */
export function StageStrip(props: Props) {
  const said = useSaying(props);
  return (
    <p className={styles.saying} role="status" data-kind={said?.kind}>
      {said?.text}
    </p>
  );
}

function useSaying({ pending, error, written, away, task, diagnosis }: Props) {
  const words = useSlideWords();
  const tasks = useWords().task;
  const language = useLanguage();
  if (error !== undefined) {
    const { what, next } = wordsOf(error, language);
    return { kind: 'wrong', text: `${what} ${next}` };
  }
  if (task !== undefined && task.outcome === undefined) {
    return {
      kind: 'plain',
      text: `${words.running} · ${tasks.count(task.done, task.total)} · ${task.running ?? ''}`,
    };
  }
  if (task?.outcome === 'failed') return { kind: 'wrong', text: `${tasks.failed} ${task.detail ?? ''}` };
  if (pending) return { kind: 'plain', text: words.typing };
  if (away) return { kind: 'wait', text: words.away };
  if (diagnosis !== undefined) {
    const known: Record<string, DiagnosisWords> = diagnoses;
    const said = known[diagnosis.id]?.[language];
    if (said) return { kind: 'wait', text: fill(said.title, { name: diagnosis.on, ...diagnosis.values }) };
  }
  return written ? { kind: 'done', text: `✓ ${words.written}` } : undefined;
}
