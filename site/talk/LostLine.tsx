import { Button } from '../lesson/Button.tsx';
import styles from './LostLine.module.css';
import { retryTalk, useTalkConnection } from './talk.ts';
import { useTalkWords } from './words.ts';

/** One calm line while the talk cannot be reached; it goes by itself. */
export function LostLine() {
  const words = useTalkWords().lost;
  const connection = useTalkConnection();
  return (
    <div role="status">
      {connection === 'offline' && (
        <p className={styles.lost}>
          {words.text} <Button onClick={retryTalk}>{words.again}</Button>
        </p>
      )}
    </div>
  );
}
