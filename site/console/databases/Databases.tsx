import type { RdsState } from '../../../lab/contract/rds.ts';
import { RoleMark } from '../../lab/topology/RoleMark.tsx';
import { goTo } from '../console-view.ts';
import { instanceTree, roleOfInstance, type TreeRow } from '../instance-tree.ts';
import { PageHead } from '../PageHead.tsx';
import { Press } from '../Press.tsx';
import { Status } from '../Status.tsx';
import { TimelineCard } from '../timeline/TimelineCard.tsx';
import { isUnderWay } from '../timeline/timeline-time.ts';
import { useConsoleWords } from '../words/words.ts';
import { ActionsMenu } from './ActionsMenu.tsx';
import styles from './Databases.module.css';

/** Every instance, each below the one that it reads from, and what happens with them now. */
export function Databases({ rds }: { rds: RdsState }) {
  const words = useConsoleWords();
  const rows = instanceTree(rds.instances);
  const create = (
    <Press kind="main" onClick={() => goTo({ at: 'create' })}>
      {words.list.create}
    </Press>
  );
  return (
    <>
      <PageHead above={`${words.name} · ${words.region}`} tools={rows.length === 0 ? undefined : create}>
        {words.list.title}
        {rows.length > 0 && <span className={styles.count}>{words.list.count(rows.length)}</span>}
      </PageHead>
      {rows.length === 0 ? (
        <div className={styles.empty}>
          <p className={styles.none}>{words.list.empty}</p>
          <p>{words.list.emptyBody}</p>
          {create}
        </div>
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Row key={row.instance.DbiResourceId} row={row} />
          ))}
        </ul>
      )}
      {rds.timelines.filter(isUnderWay).map((timeline) => (
        <TimelineCard key={timeline.instance} timeline={timeline} pace={rds.pace} />
      ))}
    </>
  );
}

function Row({ row: { instance, depth } }: { row: TreeRow }) {
  const words = useConsoleWords();
  const name = instance.DBInstanceIdentifier;
  const role = roleOfInstance(instance);
  const source = instance.ReadReplicaSourceDBInstanceIdentifier;
  return (
    <li className={styles.row} data-role={role} data-depth={Math.min(depth, 3)}>
      <span className={styles.mark}>
        <RoleMark role={role} />
      </span>
      <div className={styles.names}>
        <button
          type="button"
          className={styles.name}
          onClick={() => goTo({ at: 'instance', instance: name, tab: 'connectivity' })}
        >
          {name}
        </button>
        <span className={styles.role}>{words.roles[role]}</span>
        {source !== undefined && <span className={styles.said}>{words.list.behind(source)}</span>}
      </div>
      <div className={styles.state}>
        <Status status={instance.DBInstanceStatus} />
      </div>
      <ActionsMenu instance={instance} />
      <div className={styles.facts}>
        <span>
          MySQL {instance.EngineVersion} · {instance.DBInstanceClass}
        </span>
        {instance.Endpoint === undefined ? (
          <span>{`${words.list.columns.endpoint}: ${words.list.noEndpoint}`}</span>
        ) : (
          <code title={words.list.columns.endpoint}>{instance.Endpoint.Address}</code>
        )}
      </div>
    </li>
  );
}
