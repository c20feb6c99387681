import type { ClassEnded } from '../../lab/contract/class.ts';
import styles from './Ended.module.css';
import { useClassWords } from './words.ts';

const kinds = ['containers', 'networks', 'volumes', 'images', 'files'] as const;

/** After the class: what the engine and the disk were seen to hold of it. Another window has no counts. */
export function Ended({ left }: { left: ClassEnded | undefined }) {
  const words = useClassWords().end;
  const remains = left !== undefined && kinds.some((kind) => left.left[kind] > 0);
  return (
    <main className={styles.ended}>
      <h1>{words.done}</h1>
      {left === undefined ? (
        <p>{words.elsewhere}</p>
      ) : (
        <>
          <p role="status">{remains ? words.remains : words.gone(left.labs)}</p>
          <table>
            <caption>{words.left}</caption>
            <tbody>
              {kinds.map((kind) => (
                <tr key={kind} data-left={left.left[kind] > 0}>
                  <th scope="row">{words.kinds[kind]}</th>
                  <td>{left.left[kind]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </main>
  );
}
