import { useWords } from '../language.tsx';
import { RoleMark } from '../lab/topology/RoleMark.tsx';
import type { Role } from '../lab/topology/role.ts';
import styles from './Lag.module.css';
import type { Journey } from './journey.ts';

/** The course told as what it teaches: a source with so many steps, and a reader who has applied some of them. */
export function Lag({ journey }: { journey: Journey }) {
  const words = useWords().map;
  if (journey.total === 0) return null;
  const share = journey.done / journey.total;
  return (
    <div className={styles.lag}>
      <Node as="source" name={words.course} fact={words.courseSteps(journey.total)} />
      <div className={styles.link}>
        <span className={styles.line} aria-hidden="true">
          <i style={{ width: `${share * 100}%` }} />
        </span>
        <small>{journey.next ? words.behind(journey.minutesLeft) : words.caughtUp}</small>
      </div>
      <Node as="replica" name={words.you} fact={words.applied(journey.done)} />
    </div>
  );
}

function Node({ as: role, name, fact }: { as: Role; name: string; fact: string }) {
  return (
    <p className={styles.node} data-role={role}>
      <b>
        <RoleMark role={role} /> {name}
      </b>
      <small>{fact}</small>
    </p>
  );
}
