import { Button } from '../lesson/Button.tsx';
import styles from './SlideTurner.module.css';
import type { Reading } from './use-reading.ts';
import { useFollowWords } from './words.ts';

/** Where this reader is, and the way to the slides beside: whoever turns them leaves the speaker. */
export function SlideTurner({ reading }: { reading: Reading }) {
  const words = useFollowWords();
  const { previous, next, number, of, ahead } = reading;
  return (
    <nav className={styles.turner} aria-label={words.slide.label}>
      <Button className={styles.turn} aria-disabled={previous === undefined} onClick={previous}>
        ‹ {words.slide.previous}
      </Button>
      <span className={styles.at}>
        {!ahead && (
          <b className={styles.live}>
            <i aria-hidden="true" />
            {words.live}
          </b>
        )}
        {of > 0 && words.slide.position(number + 1, of)}
      </span>
      <Button className={styles.turn} aria-disabled={next === undefined} onClick={next}>
        {words.slide.next} ›
      </Button>
    </nav>
  );
}
