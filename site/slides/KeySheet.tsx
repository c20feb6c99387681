import { Link } from 'wouter';
import { useLanguage } from '../language.tsx';
import { addressOf } from '../shell/address.ts';
import { StageDialog } from './StageDialog.tsx';
import styles from './KeySheet.module.css';
import { useSlideWords } from './words.ts';

/** The deck's keys, and the ways out of it. */
export function KeySheet({ slug, onClose }: { slug: string; onClose: () => void }) {
  const words = useSlideWords();
  const language = useLanguage();
  return (
    <StageDialog title={words.keys.title} onClose={onClose} no={words.keys.close}>
      <dl className={styles.keys}>
        {words.keys.rows.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.ways}>
        <Link href={addressOf(language, { kind: 'lesson', slug })}>{words.toLesson}</Link>
        <a href="?print-pdf">{words.print.button}</a>
      </p>
    </StageDialog>
  );
}
