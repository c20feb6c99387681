import { useState } from 'react';
import { useLanguage, useWords } from '../../language.tsx';
import { retryConnection } from '../connection.ts';
import { errorWords } from '../error-words.ts';
import styles from './StateView.module.css';

const command = 'npm start';

/** No lab server: the lessons can be read, and this is how to start it. */
export function OfflineView() {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(command);
    setCopied(true);
  };
  return (
    <div className={styles.view}>
      <h2>{words.lab.awayTitle}</h2>
      <p>{words.lab.awayBody}</p>
      <pre className={styles.command}>
        <span aria-hidden="true">$ </span>
        {command}
      </pre>
      <div className={styles.buttons}>
        {'clipboard' in navigator && (
          <button type="button" className={styles.proceed} onClick={() => void copy()}>
            {copied ? words.pane.offline.copied : words.pane.offline.copy}
          </button>
        )}
        <button type="button" onClick={retryConnection}>
          {words.pane.offline.retry}
        </button>
      </div>
      <p className={styles.quiet}>{words.pane.offline.trying}</p>
    </div>
  );
}

/** The server is there, but this window does not hold its token. */
export function NotAllowedView() {
  const words = errorWords('not-allowed', {}, useLanguage());
  return (
    <div className={styles.view}>
      <h2>{words.what}</h2>
      <p>{words.next}</p>
    </div>
  );
}
