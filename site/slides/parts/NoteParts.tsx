import type { ReactNode } from 'react';
import { elementsOf } from '../../lesson/elements.ts';
import { Choice, Why } from '../../lesson/Question.tsx';
import { useSlideWords } from '../words.ts';
import styles from './NoteParts.module.css';

/** Hints and remarks: there if they are needed. */
export function NoteAside({ children }: { children: ReactNode }) {
  return <div className={styles.aside}>{children}</div>;
}

export function Plain({ children }: { children?: ReactNode }) {
  return children;
}

/** What to say when the step does not turn green. */
export function NoteReason({ children }: { children: ReactNode }) {
  const words = useSlideWords().notes;
  return (
    <div className={styles.stuck}>
      <b>{words.stuck}</b> {children}
    </div>
  );
}

export function NoteValue({ name }: { name: string }) {
  return <i>{`‹${name}›`}</i>;
}

/** Why each answer is right or wrong; what is asked stands on the slide. */
export function NoteQuestion({ children }: { children: ReactNode }) {
  return (
    <ul className={styles.whys}>
      {elementsOf(children, Choice).map(({ props }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- choices never move
        <li key={index} data-right={props.correct === true}>
          {elementsOf(props.children, Why)}
        </li>
      ))}
    </ul>
  );
}
