import { useDeferredValue, useState } from 'react';
import type { RdsState } from '../../../lab/contract/rds.ts';
import { Parameter } from '../api-shapes.ts';
import { goTo } from '../console-view.ts';
import { ChangeParameter } from '../dialogs/ChangeParameter.tsx';
import { List } from '../List.tsx';
import { PageHead } from '../PageHead.tsx';
import { Press } from '../Press.tsx';
import { pulseOf, useDescribed } from '../use-described.ts';
import { useConsoleWords } from '../words/words.ts';
import styles from './ParameterGroups.module.css';
import { usersOf } from './ParameterGroups.tsx';

const shownAtOnce = 60;

/** One group: each parameter, its value and when a change takes effect, and how far the instances that use it are. */
export function ParameterGroupPage({ rds, group }: { rds: RdsState; group: string }) {
  const words = useConsoleWords();
  const { groups: say } = words;
  const [search, setSearch] = useState('');
  const [changed, setChanged] = useState(false);
  const [most, setMost] = useState(shownAtOnce);
  const [editing, setEditing] = useState<Parameter>();
  const looked = useDeferredValue(search.trim().toLowerCase());
  const { items, error, again } = useDescribed(
    'DescribeDBParameters',
    { DBParameterGroupName: group, MaxRecords: 100 },
    'Parameters',
    Parameter,
    pulseOf(rds),
  );
  const own = !group.startsWith('default.');
  const found = items?.filter(
    ({ ParameterName, Source }) =>
      ParameterName.toLowerCase().includes(looked) && (!changed || Source === 'user'),
  );
  return (
    <>
      <PageHead
        above={
          <button type="button" onClick={() => goTo({ at: 'parameter-groups' })}>
            {words.back}
          </button>
        }
      >
        <code>{group}</code>
      </PageHead>
      {!own && <p className={styles.note}>{say.default}</p>}
      <Users rds={rds} group={group} />
      <div className={styles.search}>
        <input
          type="search"
          aria-label={say.search}
          placeholder={say.search}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        {own && (
          <label>
            <input type="checkbox" checked={changed} onChange={({ target }) => setChanged(target.checked)} />
            {say.only}
          </label>
        )}
        {items !== undefined && <output>{say.shown(found?.length ?? 0, items.length)}</output>}
      </div>
      <List
        label={group}
        columns={[say.parameter, say.value, say.type, '']}
        items={found?.slice(0, most)}
        error={error}
        none={words.none}
      >
        {(parameter) => (
          <Row key={parameter.ParameterName} parameter={parameter} own={own} onEdit={setEditing} />
        )}
      </List>
      {found !== undefined && found.length > most && (
        <div className={styles.more}>
          <Press onClick={() => setMost(most + shownAtOnce)}>{say.more}</Press>
        </div>
      )}
      {editing !== undefined && (
        <ChangeParameter
          group={group}
          parameter={editing}
          onClose={() => {
            setEditing(undefined);
            again();
          }}
        />
      )}
    </>
  );
}

/** The instances that use the group, each with how far its server has its values. */
function Users({ rds, group }: { rds: RdsState; group: string }) {
  const words = useConsoleWords();
  const users = usersOf(rds, group);
  if (users.length === 0) return <p className={styles.note}>{words.groups.nobody}</p>;
  return (
    <ul className={styles.users} aria-label={words.groups.usedBy}>
      {rds.instances
        .filter((instance) => users.includes(instance.DBInstanceIdentifier))
        .map((instance) => {
          const status = instance.DBParameterGroups.find((each) => each.DBParameterGroupName === group);
          const apply = status?.ParameterApplyStatus ?? '';
          return (
            <li key={instance.DbiResourceId}>
              <code>{instance.DBInstanceIdentifier}</code>{' '}
              <span>{words.instance.configuration.apply[apply] ?? apply}</span>
            </li>
          );
        })}
    </ul>
  );
}

function Row({
  parameter,
  own,
  onEdit,
}: {
  parameter: Parameter;
  own: boolean;
  onEdit: (parameter: Parameter) => void;
}) {
  const { groups: say } = useConsoleWords();
  const { ParameterName: name, ParameterValue: value, ApplyType: type, Source: source } = parameter;
  return (
    <tr>
      <th scope="row" title={parameter.Description}>
        <span className={`${styles.parameter} ${source === 'user' ? styles.user : ''}`}>{name}</span>
      </th>
      {value === undefined ? (
        <td className={styles.default}>{say.engineDefault}</td>
      ) : (
        <td className={styles.value}>{value}</td>
      )}
      <td className={styles.type}>{type === undefined ? '–' : (say.types[type] ?? type)}</td>
      <td>
        {own && parameter.IsModifiable && (
          <Press kind="quiet" aria-label={say.changeOf(name)} onClick={() => onEdit(parameter)}>
            {say.change}
          </Press>
        )}
        {!parameter.IsModifiable && <span className={styles.of}>{say.fixed}</span>}
      </td>
    </tr>
  );
}
