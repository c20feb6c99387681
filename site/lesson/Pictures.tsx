import { lazy, Suspense } from 'react';
import styles from './Pictures.module.css';

const FlowPicture = lazy(() => import('./flow/Flow.tsx'));
const TopologyWindow = lazy(() => import('./InlineTopology.tsx'));

/** The moving picture of replication; its code comes when a lesson shows it, its room is kept until then. */
export function Flow() {
  return (
    <Suspense fallback={<div className={styles.flow} />}>
      <FlowPicture />
    </Suspense>
  );
}

/** The live topology, inline. */
export function Topology() {
  return (
    <Suspense fallback={<div className={styles.topology} />}>
      <TopologyWindow />
    </Suspense>
  );
}
