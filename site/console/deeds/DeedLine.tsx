import type { Deed } from '../../../lab/contract/rds.ts';
import { useConsoleWords } from '../words/words.ts';
import { actionName } from './action-names.ts';
import styles from './DeedLine.module.css';

/** One deed in one line: what, on what, by whom, and how it went. */
export function DeedLine({ deed }: { deed: Deed }) {
  const words = useConsoleWords();
  return (
    <span className={styles.line}>
      <b>{actionName(words, deed.action)}</b>
      {deed.instance !== undefined && <code>{deed.instance}</code>}
      <span className={styles.by}>{words.deeds.by[deed.by]}</span>
      {deed.refusal === undefined ? (
        deed.under.length > 0 && <span className={styles.by}>{words.deeds.commands(deed.under.length)}</span>
      ) : (
        <span className={styles.refused}>{`${words.deeds.refused}: ${deed.refusal.code}`}</span>
      )}
    </span>
  );
}
