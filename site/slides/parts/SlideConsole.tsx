import type { ReactNode } from 'react';
import { lessonWords } from '../../console/in-lesson/words.ts';
import type { Openable } from '../../console/in-lesson/console-place.ts';
import { useLanguage } from '../../language.tsx';
import styles from './SlideConsole.module.css';

type Props = { open: Openable; instance?: string; children?: ReactNode };

/** What to do in the console, where a step has that way too. */
export function SlideConsole({ open, instance = '', children }: Props) {
  const words = lessonWords[useLanguage()];
  return (
    <div className={styles.way}>
      <p className={styles.name}>
        {words.console} <b>{words.open[open]}</b> {instance !== '' && <code>{instance}</code>}
      </p>
      <div>{children}</div>
    </div>
  );
}
