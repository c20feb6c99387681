import { useState } from 'react';
import type { Deed } from '../../../lab/contract/rds.ts';
import { narrowScreen, useMedia } from '../../shell/useMedia.ts';
import { goTo, type Place } from '../console-view.ts';
import { Press } from '../Press.tsx';
import { useConsoleWords } from '../words/words.ts';
import { DeedLine } from './DeedLine.tsx';
import styles from './DeedDock.module.css';
import { ThreeViews } from './ThreeViews.tsx';

/** Forms need the room; there the last deed is one line. */
const roomy: ReadonlySet<Place['at']> = new Set(['databases', 'instance']);

/** The last deed at the console's foot, to be seen while it happens. */
export function DeedDock({ deeds, place }: { deeds: readonly Deed[]; place: Place }) {
  const words = useConsoleWords().deeds;
  const narrow = useMedia(narrowScreen);
  const [chosen, setChosen] = useState<boolean>();
  const deed = deeds.at(-1);
  if (deed === undefined) return null;
  const open = roomy.has(place.at) ? (chosen ?? !narrow) : false;
  return (
    <section className={styles.dock} data-open={open} aria-label={words.latest}>
      <div className={styles.bar}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          title={open ? words.close : words.open}
          onClick={() => (roomy.has(place.at) ? setChosen(!open) : goTo({ at: 'deeds' }))}
        >
          <span className={styles.fold} aria-hidden="true" />
          <DeedLine deed={deed} />
        </button>
        <Press kind="quiet" onClick={() => goTo({ at: 'deeds' })}>
          {words.all}
        </Press>
      </div>
      {open && (
        <div className={styles.views}>
          <ThreeViews deed={deed} key={deed.id} />
        </div>
      )}
    </section>
  );
}
