import type { ReactNode } from 'react';
import { Table } from '../lesson/Table.tsx';
import { Failed } from './Failed.tsx';
import styles from './List.module.css';
import { useConsoleWords } from './words/words.ts';

/** A table of what the API lists; what keeps it from being there is said in its place. */
export function List<Item>({
  label,
  columns,
  items,
  error,
  none,
  children,
}: {
  label: string;
  /** The last may be empty, above what can be done with each. */
  columns: readonly string[];
  items: readonly Item[] | undefined;
  error: unknown;
  none: ReactNode;
  /** A `<tr>` with a key. */
  children: (item: Item) => ReactNode;
}) {
  const words = useConsoleWords();
  if (error !== undefined) return <Failed error={error} />;
  if (items === undefined) return <output className={styles.none}>{words.loading}</output>;
  if (items.length === 0) return <p className={styles.none}>{none}</p>;
  return (
    <div className={styles.list}>
      <Table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column === '' ? <span className={styles.said}>{words.list.columns.actions}</span> : column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{items.map(children)}</tbody>
      </Table>
    </div>
  );
}
