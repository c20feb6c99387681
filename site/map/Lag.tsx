import { useWords } from '../language.tsx';
import { RoleMark } from '../lab/topology/RoleMark.tsx';
import styles from './Lag.module.css';
import type { Journey } from './journey.ts';

/** The course told as what it teaches: a source with so many steps, and a reader who has applied some of them. */
export function Lag({ journey }: { journey: Journey }) {
  const words = useWords().map;
  if (journey.total === 0) return null;
  const share = journey.done / journey.total;
  return (
    <div className={styles.lag}>
      <p className={styles.node} data-role="source">
        <b>
          <RoleMark role="source" /> {words.course}
        </b>
        <small>{words.courseSteps(journey.total)}</small>
      </p>
      <div className={styles.link}>
        <span className={styles.line} aria-hidden="true">
          <i style={{ width: `${share * 100}%` }} />
        </span>
        <small>{journey.next ? words.behind(journey.minutesLeft) : words.caughtUp}</small>
      </div>
      <p className={styles.node} data-role="replica">
        <b>
          <RoleMark role="replica" /> {words.you}
        </b>
        <small>{words.applied(journey.done)}</small>
      </p>
    </div>
  );
}
