import { useState } from 'react';
import { Button } from '../../lesson/Button.tsx';
import { CopyButton } from '../../lesson/CopyButton.tsx';
import { forgetCredentials, useCredentials } from './credentials.ts';
import styles from './CredentialNotice.module.css';
import { useCreateWords } from './words.ts';

/**
 * That an instance is being created with a generated password, and the way to see it, once. The console shows it above
 * its list and its instances; without such a password there is nothing to show.
 */
export function CredentialNotice() {
  const words = useCreateWords().credentials;
  const credentials = useCredentials();
  const [seen, setSeen] = useState<string>();
  if (credentials === undefined) return null;
  const open = seen === credentials.password;
  return (
    <aside className={styles.notice} aria-label={words.title}>
      <div className={styles.line}>
        <p role="status">{words.made(credentials.instance)}</p>
        {!open && <Button onClick={() => setSeen(credentials.password)}>{words.view}</Button>}
      </div>
      {open && (
        <>
          <dl className={styles.details}>
            <dt>{words.username}</dt>
            <dd>
              <code>{credentials.username}</code>
              <CopyButton text={credentials.username} />
            </dd>
            <dt>{words.password}</dt>
            <dd>
              <code>{credentials.password}</code>
              <CopyButton text={credentials.password} />
            </dd>
          </dl>
          <div className={styles.line}>
            <p>{words.once}</p>
            <Button onClick={forgetCredentials}>{words.dismiss}</Button>
          </div>
        </>
      )}
    </aside>
  );
}
