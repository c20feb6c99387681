import type { DBInstance, RdsState } from '../../../lab/contract/rds.ts';
import { RoleMark } from '../../lab/topology/RoleMark.tsx';
import { goTo } from '../console-view.ts';
import { roleOfInstance } from '../instance-tree.ts';
import { List } from '../List.tsx';
import { useConsoleWords } from '../words/words.ts';
import styles from './Replication.module.css';

/** The instance, the one it reads from, and those that read from it. */
export function Replication({ rds, instance }: { rds: RdsState; instance: DBInstance }) {
  const words = useConsoleWords();
  const { replication: say } = words.instance;
  const name = instance.DBInstanceIdentifier;
  const near = rds.instances.filter(
    (each) =>
      each === instance ||
      each.DBInstanceIdentifier === instance.ReadReplicaSourceDBInstanceIdentifier ||
      each.ReadReplicaSourceDBInstanceIdentifier === name,
  );
  return (
    <List
      label={say.title}
      columns={Object.values(say.columns)}
      items={near.length > 1 || instance.ReadReplicaSourceDBInstanceIdentifier !== undefined ? near : []}
      error={undefined}
      none={say.none}
    >
      {(each) => <Row key={each.DbiResourceId} rds={rds} each={each} here={each === instance} />}
    </List>
  );
}

function Row({ rds, each, here }: { rds: RdsState; each: DBInstance; here: boolean }) {
  const words = useConsoleWords();
  const { replication: say } = words.instance;
  const name = each.DBInstanceIdentifier;
  const role = roleOfInstance(each);
  const source = each.ReadReplicaSourceDBInstanceIdentifier;
  return (
    <tr className={styles.row} data-role={role}>
      <th scope="row">
        <RoleMark role={role} />{' '}
        {here ? (
          <code>{name}</code>
        ) : (
          <button
            type="button"
            className={styles.name}
            onClick={() => goTo({ at: 'instance', instance: name, tab: 'connectivity' })}
          >
            {name}
          </button>
        )}
      </th>
      <td>{words.roles[role]}</td>
      <td>{source === undefined ? '–' : <code>{source}</code>}</td>
      <td>{source === undefined ? '–' : <State each={each} />}</td>
      <td>{source === undefined ? '–' : lagWords(rds.replicaLag?.[name], say)}</td>
    </tr>
  );
}

/** RDS's word for what replication does, and the server's own where something is wrong. */
function State({ each }: { each: DBInstance }) {
  const { replication: say } = useConsoleWords().instance;
  const info = each.StatusInfos.find(({ StatusType }) => StatusType === 'read replication');
  if (info === undefined) return say.notReplicating;
  return (
    <span className={styles.state} data-normal={info.Normal}>
      {say.states[info.Status] ?? info.Status}
      {info.Message !== undefined && info.Message !== '' && <span lang="en">{info.Message}</span>}
    </span>
  );
}

type Say = { lag: (seconds: number) => string; notReplicating: string };

function lagWords(lag: number | undefined, say: Say): string {
  if (lag === undefined) return '–';
  return lag < 0 ? `-1 (${say.notReplicating})` : say.lag(lag);
}
