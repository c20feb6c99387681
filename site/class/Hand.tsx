import type { LearnerRow } from '../../lab/contract/class.ts';
import { askHand } from './actions.ts';
import styles from './LearnerPanel.module.css';
import { useClassWords } from './words.ts';

/** A helping hand at the keyboard: asked for, waited for, given back. */
export function Hand({ row, act }: { row: LearnerRow; act: (work: Promise<unknown>) => void }) {
  const words = useClassWords().panel;
  const { hand } = row.company;
  if (row.phase !== 'ready') return null;
  return (
    <span className={styles.hand} data-hand={hand}>
      <span role="status">
        {hand === 'asked' && words.asked}
        {hand === 'given' && words.given}
      </span>
      <button
        type="button"
        className={styles.proceed}
        onClick={() => act(askHand(hand === 'none', row.learner))}
      >
        {hand === 'none' ? words.askHand : hand === 'asked' ? words.withdraw : words.giveBack}
      </button>
    </span>
  );
}
