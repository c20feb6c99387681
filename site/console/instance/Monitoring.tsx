import { useEffect, useState } from 'react';
import type { DBInstance, RdsState } from '../../../lab/contract/rds.ts';
import { useConsoleWords } from '../words/words.ts';
import { LineChart } from './LineChart.tsx';
import styles from './Monitoring.module.css';

type Seen = { lag: readonly number[]; connections: readonly number[] };
const pointsMost = 120;

/** The two metrics that replication asks for, as they have been since this tab is open. */
export function Monitoring({ rds, instance }: { rds: RdsState; instance: DBInstance }) {
  const { monitoring: say } = useConsoleWords().instance;
  const name = instance.DBInstanceIdentifier;
  const lag = rds.replicaLag?.[name];
  const connections = rds.connections?.[name];
  const [seen, setSeen] = useState<Seen>({ lag: [], connections: [] });
  useEffect(() => {
    const note = () =>
      setSeen((before) => ({
        lag: more(before.lag, lag),
        connections: more(before.connections, connections),
      }));
    note();
    const timer = setInterval(note, 2000);
    return () => clearInterval(timer);
  }, [lag, connections]);
  return (
    <div className={styles.metrics}>
      {instance.ReadReplicaSourceDBInstanceIdentifier === undefined ? (
        <p className={styles.none}>{say.noLag}</p>
      ) : (
        <Metric title={say.lag} points={seen.lag} note={say.lagNote} of="replica" />
      )}
      {seen.connections.length > 0 && (
        <Metric title={say.connections} points={seen.connections} note={say.since} />
      )}
    </div>
  );
}

function more(points: readonly number[], value: number | undefined): readonly number[] {
  return value === undefined ? points : [...points, value].slice(-pointsMost);
}

function Metric({
  title,
  points,
  note,
  of,
}: {
  title: string;
  points: readonly number[];
  note: string;
  of?: string;
}) {
  const { monitoring: say } = useConsoleWords().instance;
  const last = points.at(-1);
  return (
    <figure className={styles.metric} data-role={of}>
      <figcaption>
        <b>{title}</b>
        <span className={styles.now}>{last ?? say.unknown}</span>
      </figcaption>
      {last !== undefined && (
        <LineChart
          points={points}
          most={pointsMost}
          label={`${title}: ${say.points(Math.min(...points), Math.max(...points), last)}`}
        />
      )}
      <p className={styles.none}>{note}</p>
    </figure>
  );
}
