import { TopologyPicture } from '../lab/topology/TopologyPicture.tsx';
import styles from './InlineTopology.module.css';

/** The live topology in the middle of the text: a window onto the machine's side, so it is dark. */
export default function InlineTopology() {
  return (
    <div className={styles.window}>
      <TopologyPicture />
    </div>
  );
}
