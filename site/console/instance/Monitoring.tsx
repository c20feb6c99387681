import { useEffect, useState } from 'react';
import type { DBInstance, RdsState } from '../../../lab/contract/rds.ts';
import { useConsoleWords } from '../words/words.ts';
import { LineChart } from './LineChart.tsx';
import styles from './Monitoring.module.css';

const pointsMost = 120;

/** How far behind replicas have been since this tab is open: the instance itself, or those that read from it. */
export function Monitoring({ rds, instance }: { rds: RdsState; instance: DBInstance }) {
  const { monitoring: say } = useConsoleWords().instance;
  const own = instance.ReadReplicaSourceDBInstanceIdentifier !== undefined;
  const replicas = [
    ...(own ? [instance.DBInstanceIdentifier] : []),
    ...instance.ReadReplicaDBInstanceIdentifiers,
  ];
  if (replicas.length === 0) return <p className={styles.none}>{say.noLag}</p>;
  return (
    <div className={styles.metrics}>
      {replicas.map((name) => (
        <Lag key={name} name={name} lag={rds.replicaLag?.[name]} />
      ))}
      <p className={styles.none}>{`${say.lagNote} ${say.since}`}</p>
    </div>
  );
}

function Lag({ name, lag }: { name: string; lag: number | undefined }) {
  const { monitoring: say } = useConsoleWords().instance;
  const [points, setPoints] = useState<readonly number[]>([]);
  useEffect(() => {
    if (lag === undefined) return undefined;
    const note = () => setPoints((before) => [...before, lag].slice(-pointsMost));
    note();
    const timer = setInterval(note, 2000);
    return () => clearInterval(timer);
  }, [lag]);
  const last = points.at(-1);
  return (
    <figure className={styles.metric}>
      <figcaption>
        <span>
          <b>{say.lag}</b> <code>{name}</code>
        </span>
        <span className={styles.now}>{last ?? say.unknown}</span>
      </figcaption>
      {last !== undefined && (
        <LineChart
          points={points}
          most={pointsMost}
          label={`${say.lag}, ${name}: ${say.points(Math.min(...points), Math.max(...points), last)}`}
        />
      )}
    </figure>
  );
}
