import type { DBInstance } from '../../../lab/contract/rds.ts';
import { useMenu } from '../../lab/use-menu.ts';
import { ask, goTo } from '../console-view.ts';
import { instanceActions, whyNot, type InstanceAction } from '../instance-actions.ts';
import { Press } from '../Press.tsx';
import { useConsoleWords } from '../words/words.ts';
import styles from './ActionsMenu.module.css';

function choose(action: InstanceAction, instance: string): void {
  if (action === 'replica' || action === 'modify') goTo({ at: action, instance });
  else ask(action, instance);
}

/** What can be done with an instance; what cannot be done now stays there to read, with the reason. */
export function ActionsMenu({ instance }: { instance: DBInstance }) {
  const words = useConsoleWords().actions;
  const { open, setOpen, id, box, list, close, onKeyDown } = useMenu();

  return (
    <div className={styles.menu} ref={box}>
      <Press
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={words.of(instance.DBInstanceIdentifier)}
        onClick={() => setOpen(!open)}
      >
        {words.menu}
        <span className={styles.down} aria-hidden="true" />
      </Press>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={words.of(instance.DBInstanceIdentifier)}
          className={styles.list}
          onKeyDown={onKeyDown}
        >
          {instanceActions.map((action) => {
            const why = whyNot(action, instance);
            return (
              <button
                key={action}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={styles.item}
                data-action={action}
                aria-disabled={why !== undefined}
                onClick={() => {
                  if (why !== undefined) return;
                  close();
                  choose(action, instance.DBInstanceIdentifier);
                }}
              >
                {words.names[action]}
                {why !== undefined && <span className={styles.why}>{words.whyNot[why]}</span>}
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}
