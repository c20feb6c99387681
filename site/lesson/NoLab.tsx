import { useWords } from '../language.tsx';
import type { Connection } from '../lab/connection.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './NoLab.module.css';

/** The lesson can be read without the lab; this says so, and how to start it. */
export function NoLab({ connection }: { connection: Connection }) {
  const words = useWords().lab;
  if (connection !== 'offline' && connection !== 'not-allowed') return null;
  return (
    <div className={styles.away} role="note">
      <p>
        <b>{words.awayTitle}.</b> {words.awayBody}
      </p>
      <p className={styles.command}>
        <code>npm start</code>
        <CopyButton text="npm start" />
      </p>
    </div>
  );
}
