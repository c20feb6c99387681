import { useRds } from '../lab/connection.ts';
import styles from './Console.module.css';
import { useConsoleView, type Place } from './console-view.ts';
import { DeedDock } from './deeds/DeedDock.tsx';
import { InstanceDialogs } from './dialogs/InstanceDialogs.tsx';
import { Head } from './Head.tsx';
import { Shown } from './Shown.tsx';
import { useConsoleWords } from './words/words.ts';

/** The console of the lab's RDS: a place of its own, on paper, inside the lab pane. */
export default function Console() {
  const words = useConsoleWords();
  const rds = useRds();
  const { place } = useConsoleView();
  if (rds === undefined) {
    return (
      <div className={styles.console}>
        <output className={styles.loading}>{words.loading}</output>
      </div>
    );
  }
  return (
    <section className={styles.console} aria-label={words.name}>
      <Head rds={rds} place={place} />
      {/* Another page begins at its top; another tab of an instance is the same page. */}
      <div key={pageOf(place)} className={styles.page} data-place={place.at}>
        <Shown rds={rds} />
      </div>
      {place.at !== 'deeds' && <DeedDock deeds={rds.deeds} place={place} />}
      <InstanceDialogs rds={rds} />
    </section>
  );
}

function pageOf(place: Place): string {
  if ('instance' in place) return `${place.at} ${place.instance}`;
  return 'group' in place ? `${place.at} ${place.group}` : place.at;
}
