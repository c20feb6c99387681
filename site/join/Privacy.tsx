import { useLanguage } from '../language.tsx';
import styles from './JoinPage.module.css';
import { useJoinWords } from './words.ts';

/** What is kept, where, how long, and who sees it: told before anything is given. */
export function Privacy({ keptUntil }: { keptUntil: number }) {
  const words = useJoinWords().privacy;
  const language = useLanguage();
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(keptUntil);
  return (
    <section className={styles.privacy} aria-labelledby="kept">
      <h2 id="kept">{words.title}</h2>
      <ul>
        <li>{words.kept}</li>
        <li>{words.until(when)}</li>
        <li>{words.seen}</li>
        <li>{words.typing}</li>
        <li>{words.others}</li>
      </ul>
    </section>
  );
}
