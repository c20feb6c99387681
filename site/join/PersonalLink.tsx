import { useState } from 'react';
import { Qr } from '../look/Qr.tsx';
import styles from './PersonalLink.module.css';
import { useJoinWords } from './words.ts';

/** The address that makes any device this learner's: to copy, or to read with another device's camera. */
export function PersonalLink({ link }: { link: string }) {
  const words = useJoinWords().seat;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <section className={styles.link} aria-labelledby="link">
      <div className={styles.qr}>
        <Qr text={link} label={words.qr} />
      </div>
      <div className={styles.words}>
        <h2 id="link">{words.link}</h2>
        <p>{words.linkBody}</p>
        <p className={styles.address}>
          <code>{link}</code>
          {'clipboard' in navigator && (
            <button type="button" onClick={() => void copy()}>
              {copied ? words.copied : words.copy}
            </button>
          )}
        </p>
      </div>
    </section>
  );
}
