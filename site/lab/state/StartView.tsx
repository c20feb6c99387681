import type { Progress } from '../../../lab/contract/lab-state.ts';
import { useLanguage, useWords } from '../../language.tsx';
import styles from './StateView.module.css';
import { secondsBetween, useNow } from './use-now.ts';

const megabyte = 1_000_000;

function ProgressRow({ progress, now }: { progress: Progress; now: number }) {
  const words = useWords().pane.start;
  const language = useLanguage();
  const { task, subject, done, total, unit, startedAt, finishedAt } = progress;
  const seconds = words.elapsed(secondsBetween(startedAt, finishedAt ?? now));
  const megabytes = (bytes: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / megabyte);

  let amount = '';
  if (done !== undefined) {
    if (unit === 'bytes')
      amount = `${megabytes(done)}${total === undefined ? '' : ` / ${megabytes(total)}`} MB`;
    else if (total !== undefined)
      amount = unit === 'packages' ? words.packages(done, total) : words.steps(done, total);
  }
  const known = done !== undefined && total !== undefined && total > 0;
  return (
    <li data-finished={finishedAt !== undefined}>
      <span className={styles.what}>
        {words.tasks[task]} {subject !== undefined && <code>{subject}</code>}
      </span>
      <span className={styles.amount}>{finishedAt === undefined ? amount : words.finished}</span>
      <span className={styles.elapsed}>{seconds}</span>
      {finishedAt === undefined && (
        <progress aria-label={words.tasks[task]} {...(known ? { value: done, max: total } : {})} />
      )}
    </li>
  );
}

/** While the lab comes up: what it waits for, how much of it, and how long so far. */
export function StartView({ progress }: { progress: readonly Progress[] }) {
  const words = useWords().pane.start;
  const now = useNow();
  return (
    <div className={styles.view}>
      <h2>{words.title}</h2>
      <p>{words.body}</p>
      {progress.length === 0 ? (
        <p className={styles.quiet}>{words.waiting}</p>
      ) : (
        <ol className={styles.progress}>
          {progress.map((item) => (
            <ProgressRow key={`${item.task} ${item.subject ?? ''}`} progress={item} now={now} />
          ))}
        </ol>
      )}
    </div>
  );
}
