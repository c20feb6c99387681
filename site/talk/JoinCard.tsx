import { Qr } from '../look/Qr.tsx';
import styles from './JoinCard.module.css';
import { isOnlyHere, shortAddress } from './short-address.ts';
import { useRoom } from './talk.ts';
import { useTalkWords } from './words.ts';

/** What lets an audience in: a code nobody can reach would be worse than none. */
const open = 'npm start -- --class "…" --host 0.0.0.0';

/** How the audience comes to the talk: a code for cameras, a short address in big type. Scales with its font size. */
export function JoinCard() {
  const words = useTalkWords().join;
  const url = useRoom()?.followUrl;
  if (url === undefined) return <p role="status">{words.loading}</p>;
  if (isOnlyHere(url)) {
    return (
      <div className={styles.only}>
        <p>{words.only}</p>
        <code translate="no">{open}</code>
      </div>
    );
  }
  const address = shortAddress(url);
  return (
    <div className={styles.card}>
      <div className={styles.code}>
        <Qr text={url} label={words.qr(address)} />
      </div>
      <div className={styles.words}>
        <p className={styles.title}>{words.title}</p>
        <p className={styles.address} translate="no">
          {address}
        </p>
        <p className={styles.text}>{words.text}</p>
      </div>
    </div>
  );
}
