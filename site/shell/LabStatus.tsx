import { useWords } from '../language.tsx';
import { useConnection, useLabState, useSession } from '../lab/connection.ts';
import styles from './LabStatus.module.css';

/** How the lab is, in one quiet line of the header. */
export function LabStatus() {
  const words = useWords().lab;
  const connection = useConnection();
  const lab = useLabState();
  const inLine = useSession()?.lab === null;
  const [state, said] =
    connection === 'offline' || connection === 'not-allowed'
      ? (['away', lab ? words.lost : words.away] as const)
      : inLine
        ? (['waiting', words.inLine] as const)
        : connection === 'connecting' || !lab
          ? (['waiting', lab ? words.lost : words.connecting] as const)
          : lab.phase === 'starting'
            ? (['waiting', words.starting] as const)
            : lab.phase === 'ready'
              ? (['ready', words.ready] as const)
              : (['away', words[lab.phase]] as const);
  return (
    <span className={styles.status} data-state={state} role="status">
      {said}
    </span>
  );
}
