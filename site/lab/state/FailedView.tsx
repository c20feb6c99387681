import type { LabState } from '../../../lab/contract/lab-state.ts';
import { useLanguage, useWords } from '../../language.tsx';
import { errorWords } from '../error-words.ts';
import styles from './StateView.module.css';

/** The lab could not come up, or lost its engine: what happened, what to do, and that it goes on trying. */
export function FailedView({ lab }: { lab: LabState }) {
  const words = useWords();
  const language = useLanguage();
  const stopped = lab.phase === 'stopped';
  return (
    <div className={styles.view} role="alert">
      {lab.notices.length === 0 && <h2>{stopped ? words.lab.stopped : words.lab.failed}</h2>}
      {lab.notices.map((notice) => {
        const { what, next } = errorWords(notice.code, notice.values, language);
        return (
          <div key={notice.code + what}>
            <h2>{what}</h2>
            <p>{next}</p>
          </div>
        );
      })}
      {!stopped && <p className={styles.quiet}>{words.pane.failed.trying}</p>}
    </div>
  );
}
