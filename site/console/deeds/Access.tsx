import type { RdsState } from '../../../lab/contract/rds.ts';
import { CopyButton } from '../../lesson/CopyButton.tsx';
import { Part } from '../Part.tsx';
import { useConsoleWords } from '../words/words.ts';
import styles from './Access.module.css';

/** How programs of the learner's own machine reach the same RDS. */
export function Access({ access }: { access: RdsState['access'] }) {
  const { access: say } = useConsoleWords();
  const lines = [
    `export AWS_ENDPOINT_URL=${location.origin}${access.path}`,
    `export AWS_DEFAULT_REGION=${access.region}`,
    `export AWS_ACCESS_KEY_ID=${access.accessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${access.secretAccessKey}`,
  ].join('\n');
  return (
    <Part title={say.title} tools={<CopyButton text={lines} />}>
      <p className={styles.body}>{say.body}</p>
      <pre className={styles.lines}>{lines}</pre>
    </Part>
  );
}
