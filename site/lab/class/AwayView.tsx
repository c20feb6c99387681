import { useEffect } from 'react';
import { wakeLab } from '../connection.ts';
import styles from '../state/StateView.module.css';
import { useInClassWords } from './words.ts';

/** In the pane, while the lab sleeps after idling, or is paused by the instructor. */
export default function AwayView({ phase }: { phase: 'asleep' | 'paused' }) {
  return phase === 'asleep' ? <Asleep /> : <Paused />;
}

function Asleep() {
  const words = useInClassWords().asleep;
  useEffect(() => {
    // Whoever comes back to the window wants the lab.
    addEventListener('focus', wakeLab);
    return () => removeEventListener('focus', wakeLab);
  }, []);
  return (
    <div className={styles.view} role="status">
      <h2>{words.title}</h2>
      <p>{words.body}</p>
      <div className={styles.buttons}>
        <button type="button" className={styles.proceed} onClick={wakeLab}>
          {words.wake}
        </button>
      </div>
    </div>
  );
}

function Paused() {
  const words = useInClassWords().paused;
  return (
    <div className={styles.view} role="status">
      <h2>{words.title}</h2>
      <p>{words.body}</p>
    </div>
  );
}
