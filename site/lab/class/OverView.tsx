import { useLanguage } from '../../language.tsx';
import { errorWords } from '../error-words.ts';
import styles from '../state/StateView.module.css';

/** In the pane, after the end of the class: everything of it has been removed. */
export function OverView() {
  const { what, next } = errorWords('class-over', {}, useLanguage());
  return (
    <div className={styles.view} role="status">
      <h2>{what}</h2>
      <p>{next}</p>
    </div>
  );
}
