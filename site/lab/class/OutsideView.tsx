import { useEffect, useState } from 'react';
import { askDoor, closedBy } from '../../join/use-door.ts';
import { useLanguage } from '../../language.tsx';
import { addressOf } from '../../shell/address.ts';
import { NotAllowedView } from '../state/OfflineView.tsx';
import styles from '../state/StateView.module.css';
import { OverView } from './OverView.tsx';
import { useInClassWords } from './words.ts';

/** In the pane, for a window that may not use a lab: where a class is open, the way in. */
export default function OutsideView() {
  const words = useInClassWords().outside;
  const language = useLanguage();
  const [name, setName] = useState<string>();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Without a class the door says so, and the window is told what a window without a token is told.
    void askDoor().then(
      (door) => setName(door.name),
      (error: unknown) => setOver(closedBy(error) === 'over'),
    );
  }, []);
  if (over) return <OverView />;
  if (name === undefined) return <NotAllowedView />;
  return (
    <div className={styles.view}>
      <h2>{words.title}</h2>
      <p>{words.body(name)}</p>
      <p>
        <a href={addressOf(language, { kind: 'join' })}>{words.join}</a>
      </p>
    </div>
  );
}
