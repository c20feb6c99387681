import { useEffect } from 'react';
import { useSeat } from '../../join/use-seat.ts';
import { retryConnection } from '../connection.ts';
import styles from '../state/StateView.module.css';
import { OverView } from './OverView.tsx';
import { useInClassWords } from './words.ts';

/** In the pane, while a learner waits for a place: which place it is; the lab opens by itself. */
export default function InLineView() {
  const words = useInClassWords().line;
  const { seat, waiting, over } = useSeat(undefined, 0);
  const there = seat !== undefined && seat.lab !== null;
  useEffect(() => {
    if (there) retryConnection();
  }, [there]);
  const place = seat?.place ?? null;
  if (over) return <OverView />;
  return (
    <div className={styles.view} role="status">
      <h2>{words.title}</h2>
      {place !== null && <p>{words.place(place, Math.max(waiting, place))}</p>}
      <p>{words.body}</p>
    </div>
  );
}
