import { useEffect, useRef } from 'react';
import type { LearnerRow } from '../../lab/contract/class.ts';
import { actionsFor } from './Row.tsx';
import { ActionMenu, Dots } from './ActionMenu.tsx';
import type { Question } from './Dialogs.tsx';
import { Hand } from './Hand.tsx';
import styles from './LearnerPanel.module.css';
import { LearnerScreen } from './LearnerScreen.tsx';
import { Situation } from './Situation.tsx';
import { useClock } from './use-clock.ts';
import { useClassWords } from './words.ts';

type Props = {
  row: LearnerRow;
  onClose: () => void;
  onAsk: (question: Question) => void;
  act: (work: Promise<unknown>) => void;
};

/** One learner: how they fare, their screen as they see it, and a hand at the keyboard if they agree. */
export default function LearnerPanel({ row, onClose, onAsk, act }: Props) {
  const words = useClassWords();
  const now = useClock();
  const panel = useRef<HTMLElement>(null);
  // On a telephone it stands above the list, from which it may have been opened far below.
  useEffect(() => {
    // Newer browsers answer a promise, which is no clean-up.
    panel.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <aside ref={panel} className={styles.panel} aria-label={words.panel.label(row.name)}>
      <div className={styles.head}>
        <h2>{row.name}</h2>
        <span className={styles.space} />
        <Hand row={row} act={act} />
        <button type="button" onClick={() => onAsk({ kind: 'note', row })}>
          {words.one.message}
        </button>
        <ActionMenu
          label={words.one.label(row.name)}
          actions={actionsFor(row, words.one, onAsk, act).slice(1)}
        >
          <Dots />
        </ActionMenu>
        <button type="button" className={styles.close} onClick={onClose}>
          {words.panel.back}
        </button>
      </div>
      <div className={styles.situation}>
        <Situation row={row} now={now} />
      </div>
      {row.lab === null ? (
        <p className={styles.nothing}>{words.panel.noLab}</p>
      ) : (
        <LearnerScreen
          key={row.lab}
          lab={row.lab}
          lesson={row.lesson}
          awake={row.phase === 'ready'}
          typing={row.company.hand === 'given'}
        />
      )}
    </aside>
  );
}
