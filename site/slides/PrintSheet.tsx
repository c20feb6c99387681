import styles from './PrintSheet.module.css';
import { useSlideWords } from './words.ts';

/** Above the pages, on the screen only: how they become a file or paper. */
export function PrintSheet() {
  const words = useSlideWords().print;
  return (
    <div className={styles.bar} role="note">
      <p>{words.how}</p>
      <button type="button" onClick={() => print()}>
        {words.now}
      </button>
      <a href={location.pathname}>{words.back}</a>
    </div>
  );
}
