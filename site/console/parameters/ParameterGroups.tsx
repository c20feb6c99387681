import { useState } from 'react';
import type { RdsState } from '../../../lab/contract/rds.ts';
import { ParameterGroup } from '../api-shapes.ts';
import { goTo, useConsoleView } from '../console-view.ts';
import { CreateGroup, DeleteGroup } from '../dialogs/Groups.tsx';
import { List } from '../List.tsx';
import { PageHead } from '../PageHead.tsx';
import { Press } from '../Press.tsx';
import { pulseOf, useDescribed } from '../use-described.ts';
import { useConsoleWords } from '../words/words.ts';
import styles from './ParameterGroups.module.css';

/** Names of the instances that use a group. */
export function usersOf(rds: RdsState, group: string): string[] {
  return rds.instances
    .filter(({ DBParameterGroups }) => DBParameterGroups.some((each) => each.DBParameterGroupName === group))
    .map((instance) => instance.DBInstanceIdentifier);
}

/** Groups of settings, which stand where my.cnf stood. */
export function ParameterGroups({ rds }: { rds: RdsState }) {
  const words = useConsoleWords();
  const { groups: say } = words;
  const { prefill } = useConsoleView();
  const [asked, setAsked] = useState<{ what: 'create' } | { what: 'delete'; group: string }>();
  const { items, error, again } = useDescribed(
    'DescribeDBParameterGroups',
    {},
    'DBParameterGroups',
    ParameterGroup,
    pulseOf(rds),
  );
  const close = () => {
    setAsked(undefined);
    again();
  };
  const { columns } = say;
  return (
    <>
      <PageHead
        above={`${words.name} · ${words.region}`}
        tools={
          <Press kind="main" onClick={() => setAsked({ what: 'create' })}>
            {say.create}
          </Press>
        }
      >
        {say.title}
      </PageHead>
      <List
        label={say.title}
        columns={[columns.name, columns.used, columns.actions]}
        items={items}
        error={error}
        none={words.none}
      >
        {({ DBParameterGroupName: group, DBParameterGroupFamily: family, Description }) => (
          <tr key={group}>
            <th scope="row">
              <button
                type="button"
                className={styles.name}
                onClick={() => goTo({ at: 'parameter-group', group })}
              >
                {group}
              </button>
              <span className={styles.of}>
                {family} · {Description}
              </span>
            </th>
            <td>{usersOf(rds, group).join(', ') || '–'}</td>
            <td>
              {!group.startsWith('default.') && (
                <Press
                  kind="quiet"
                  aria-label={`${say.delete}: ${group}`}
                  onClick={() => setAsked({ what: 'delete', group })}
                >
                  {say.delete}
                </Press>
              )}
            </td>
          </tr>
        )}
      </List>
      {asked?.what === 'create' && <CreateGroup prefill={prefill} onClose={close} />}
      {asked?.what === 'delete' && <DeleteGroup name={asked.group} onClose={close} />}
    </>
  );
}
