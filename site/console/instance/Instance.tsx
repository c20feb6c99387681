import { useRef, type KeyboardEvent } from 'react';
import type { DBInstance, RdsState } from '../../../lab/contract/rds.ts';
import { RoleMark } from '../../lab/topology/RoleMark.tsx';
import { goTo, instanceTabs, type InstanceTab } from '../console-view.ts';
import { ActionsMenu } from '../databases/ActionsMenu.tsx';
import { roleOfInstance } from '../instance-tree.ts';
import { PageHead } from '../PageHead.tsx';
import { Press } from '../Press.tsx';
import { Status } from '../Status.tsx';
import { TimelineCard } from '../timeline/TimelineCard.tsx';
import { useConsoleWords } from '../words/words.ts';
import { Backups } from './Backups.tsx';
import { Configuration } from './Configuration.tsx';
import { Connectivity } from './Connectivity.tsx';
import styles from './Instance.module.css';
import { Logs } from './Logs.tsx';
import { Monitoring } from './Monitoring.tsx';
import { Tags } from './Tags.tsx';

/** Everything about one instance, under the tabs of the real console. */
export function Instance({ rds, name, tab }: { rds: RdsState; name: string; tab: InstanceTab }) {
  const words = useConsoleWords();
  const instance = rds.instances.find((each) => each.DBInstanceIdentifier === name);
  const timeline = rds.timelines.find((each) => each.instance === name);
  const above = (
    <button type="button" onClick={() => goTo({ at: 'databases' })}>
      {words.back}
    </button>
  );
  if (instance === undefined) {
    return (
      <>
        <PageHead above={above}>{name}</PageHead>
        <p>{words.instance.gone(name)}</p>
      </>
    );
  }
  const role = roleOfInstance(instance);
  return (
    <>
      <PageHead
        above={above}
        tools={
          <>
            <Press onClick={() => goTo({ at: 'modify', instance: name })}>{words.actions.names.modify}</Press>
            <ActionsMenu instance={instance} />
          </>
        }
      >
        <RoleMark role={role} />
        <code className={styles.name} data-role={role}>
          {name}
        </code>
        <span className={styles.role}>{words.roles[role]}</span>
        <Status status={instance.DBInstanceStatus} />
      </PageHead>
      {timeline !== undefined && (
        <div className={styles.timeline}>
          <TimelineCard timeline={timeline} pace={rds.pace} />
        </div>
      )}
      <Tabs name={name} tab={tab} />
      <div
        role="tabpanel"
        id={`console-panel-${tab}`}
        aria-labelledby={`console-tab-${tab}`}
        className={styles.panel}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a panel may hold nothing that takes the focus
        tabIndex={0}
      >
        <Panel rds={rds} instance={instance} tab={tab} />
      </div>
    </>
  );
}

function Panel({ rds, instance, tab }: { rds: RdsState; instance: DBInstance; tab: InstanceTab }) {
  switch (tab) {
    case 'connectivity':
      return <Connectivity rds={rds} instance={instance} />;
    case 'monitoring':
      return <Monitoring rds={rds} instance={instance} key={instance.DbiResourceId} />;
    case 'logs':
      return <Logs rds={rds} instance={instance} />;
    case 'configuration':
      return <Configuration rds={rds} instance={instance} />;
    case 'backups':
      return <Backups rds={rds} instance={instance} />;
    default:
      return <Tags instance={instance} />;
  }
}

/** Arrow keys move and choose, as in every list of tabs. */
function Tabs({ name, tab }: { name: string; tab: InstanceTab }) {
  const words = useConsoleWords().instance;
  const bar = useRef<HTMLDivElement>(null);
  const choose = (to: InstanceTab) => goTo({ at: 'instance', instance: name, tab: to });
  const onKeyDown = (event: KeyboardEvent) => {
    const index = instanceTabs.indexOf(tab);
    const all = instanceTabs.length;
    const moves: Record<string, number> = {
      ArrowRight: (index + 1) % all,
      ArrowLeft: (index + all - 1) % all,
      Home: 0,
      End: all - 1,
    };
    const move = moves[event.key];
    const to = move === undefined ? undefined : instanceTabs[move];
    if (move === undefined || to === undefined) return;
    choose(to);
    bar.current?.querySelectorAll<HTMLElement>('[role=tab]')[move]?.focus();
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs take the focus, one at a time
    <div ref={bar} role="tablist" aria-label={words.tabList} className={styles.tabs} onKeyDown={onKeyDown}>
      {instanceTabs.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`console-tab-${each}`}
          aria-selected={each === tab}
          aria-controls={each === tab ? `console-panel-${each}` : undefined}
          tabIndex={each === tab ? 0 : -1}
          className={styles.tab}
          onClick={() => choose(each)}
        >
          {words.tabs[each]}
        </button>
      ))}
    </div>
  );
}
