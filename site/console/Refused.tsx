import type { RdsRefusal } from '../../lab/contract/rds.ts';
import { useLanguage } from '../language.tsx';
import styles from './Failed.module.css';
import { refusalMeanings } from './words/refusals.ts';

/** AWS's code and words, and before them what that means. */
export function Refused({ refusal }: { refusal: RdsRefusal }) {
  const meaning = refusalMeanings[useLanguage()][refusal.code];
  return (
    <>
      {meaning !== undefined && <p className={styles.meaning}>{meaning}</p>}
      <p className={styles.aws} lang="en">
        <code>{refusal.code}</code> {refusal.message}
      </p>
    </>
  );
}
