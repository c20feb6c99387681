import type { ClassState } from '../../lab/contract/class.ts';
import { Qr } from '../look/Qr.tsx';
import styles from './WayIn.module.css';
import { useClassWords } from './words.ts';

/** How to join, as large as there is room: a code for a camera, the address, and the code to type. */
export function WayIn({ state }: { state: ClassState }) {
  const words = useClassWords().room;
  // A fragment stays in the browser and survives the short address's redirect; the join page fills it in.
  const address = `${state.joinUrl}#${state.code}`;
  return (
    <div className={styles.way}>
      <div className={styles.qr}>
        <Qr text={address} label={words.qr} />
      </div>
      <dl>
        <dt>{words.address}</dt>
        <dd className={styles.address}>{state.joinUrl.replace(/^https?:\/\//, '')}</dd>
        <dt>{words.code}</dt>
        <dd className={styles.code}>{state.code}</dd>
      </dl>
    </div>
  );
}
