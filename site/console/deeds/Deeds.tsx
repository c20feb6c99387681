import { useState } from 'react';
import type { Deed, RdsState } from '../../../lab/contract/rds.ts';
import { useLanguage } from '../../language.tsx';
import { PageHead } from '../PageHead.tsx';
import { useConsoleWords } from '../words/words.ts';
import { Access } from './Access.tsx';
import { DeedLine } from './DeedLine.tsx';
import styles from './Deeds.module.css';
import { ThreeViews } from './ThreeViews.tsx';

/** What was done, newest first, each to be looked at again in its three views. */
export function Deeds({ deeds, access }: { deeds: readonly Deed[]; access: RdsState['access'] }) {
  const words = useConsoleWords();
  const language = useLanguage();
  const [chosen, setChosen] = useState<number | undefined>(() => deeds.at(-1)?.id);
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  return (
    <>
      <PageHead above={`${words.name} · ${words.region}`}>{words.deeds.title}</PageHead>
      {deeds.length === 0 && (
        <div className={styles.none}>
          <p>
            <b>{words.deeds.none}</b>
          </p>
          <p>{words.deeds.noneBody}</p>
        </div>
      )}
      <ol className={styles.list}>
        {deeds.toReversed().map((deed) => (
          <li key={deed.id} data-open={deed.id === chosen}>
            <button
              type="button"
              className={styles.deed}
              aria-expanded={deed.id === chosen}
              onClick={() => setChosen(deed.id === chosen ? undefined : deed.id)}
            >
              <span className={styles.time}>{time.format(deed.at)}</span>
              <DeedLine deed={deed} />
            </button>
            {deed.id === chosen && (
              <div className={styles.views}>
                <ThreeViews deed={deed} />
              </div>
            )}
          </li>
        ))}
      </ol>
      <Access access={access} />
    </>
  );
}
