import { useState } from 'react';
import type { RdsState } from '../../../lab/contract/rds.ts';
import { useLanguage } from '../../language.tsx';
import { Snapshot } from '../api-shapes.ts';
import { DeleteSnapshot } from '../dialogs/DeleteSnapshot.tsx';
import { Restore } from '../dialogs/Restore.tsx';
import { List } from '../List.tsx';
import { Press } from '../Press.tsx';
import { Status } from '../Status.tsx';
import { pulseOf, useDescribed } from '../use-described.ts';
import { useConsoleWords } from '../words/words.ts';
import styles from './SnapshotTable.module.css';

/** Snapshots of one instance or of all, to be restored or deleted. */
export function SnapshotTable({ rds, instance }: { rds: RdsState; instance?: string }) {
  const words = useConsoleWords();
  const { snapshots: say } = words;
  const language = useLanguage();
  const [asked, setAsked] = useState<{ what: 'restore' | 'delete'; snapshot: Snapshot }>();
  const { items, error, again } = useDescribed(
    'DescribeDBSnapshots',
    instance === undefined ? {} : { Filters: [{ Name: 'db-instance-id', Values: [instance] }] },
    'DBSnapshots',
    Snapshot,
    pulseOf(rds),
  );
  const { columns } = say;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  const close = () => setAsked(undefined);
  return (
    <>
      <List
        label={say.title}
        columns={[columns.name, columns.status, columns.created, columns.actions]}
        items={items}
        error={error}
        none={`${say.none} ${say.noneBody}`}
      >
        {(snapshot) => {
          const name = snapshot.DBSnapshotIdentifier;
          const ready = snapshot.Status === 'available';
          return (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
                <span className={styles.of}>
                  {snapshot.DBInstanceIdentifier} ·{' '}
                  {say.types[snapshot.SnapshotType] ?? snapshot.SnapshotType} · {snapshot.AllocatedStorage}{' '}
                  GiB
                </span>
              </th>
              <td>
                <Status status={snapshot.Status} />
              </td>
              <td>
                {snapshot.SnapshotCreateTime === undefined
                  ? '–'
                  : time.format(new Date(snapshot.SnapshotCreateTime))}
              </td>
              <td className={styles.tools}>
                <Press
                  aria-disabled={!ready}
                  aria-label={`${say.restore}: ${name}`}
                  onClick={() => ready && setAsked({ what: 'restore', snapshot })}
                >
                  {say.restore}
                </Press>
                {snapshot.SnapshotType === 'manual' && (
                  <Press
                    kind="quiet"
                    aria-disabled={!ready}
                    aria-label={`${say.delete}: ${name}`}
                    onClick={() => ready && setAsked({ what: 'delete', snapshot })}
                  >
                    {say.delete}
                  </Press>
                )}
              </td>
            </tr>
          );
        }}
      </List>
      {asked?.what === 'restore' && <Restore snapshot={asked.snapshot} onClose={close} />}
      {asked?.what === 'delete' && (
        <DeleteSnapshot
          name={asked.snapshot.DBSnapshotIdentifier}
          onClose={() => {
            close();
            again();
          }}
        />
      )}
    </>
  );
}
