import type { RdsState } from '../../lab/contract/rds.ts';
import { goTo, type Place } from './console-view.ts';
import styles from './Head.module.css';
import { PaceSwitch } from './timeline/PaceSwitch.tsx';
import { useConsoleWords } from './words/words.ts';

const entries = ['databases', 'snapshots', 'parameter-groups', 'deeds'] as const;

/** The entry of the menu that a place belongs to. */
function entryOf(place: Place): (typeof entries)[number] {
  if (place.at === 'parameter-group') return 'parameter-groups';
  return entries.find((entry) => entry === place.at) ?? 'databases';
}

/** Where one can go, and how fast time passes. */
export function Head({ rds, place }: { rds: RdsState; place: Place }) {
  const words = useConsoleWords();
  return (
    <div className={styles.head}>
      <nav className={styles.nav} aria-label={words.nav}>
        {entries.map((at) => (
          <button
            key={at}
            type="button"
            className={styles.entry}
            aria-current={entryOf(place) === at ? 'page' : undefined}
            onClick={() => goTo({ at })}
          >
            {words.places[at]}
          </button>
        ))}
      </nav>
      <PaceSwitch pace={rds.pace} />
    </div>
  );
}
