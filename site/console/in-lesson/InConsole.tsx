import type { ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import { Button } from '../../lesson/Button.tsx';
import { openPane } from '../../shell/pane.ts';
import { showConsole } from '../console-view.ts';
import type { Prefill } from '../form-props.ts';
import { openPlace, type Openable } from './console-place.ts';
import styles from './InConsole.module.css';
import { lessonWords } from './words.ts';

type Props = {
  open: Openable;
  instance?: string;
  /** What to do there, in a sentence or two. */
  children?: ReactNode;
  /** Every further attribute is a value by its API name. */
} & Record<string, unknown>;

/**
 * The other way to do a step: a button that opens the console at the right place, filled in. The step's commands stay
 * beside it; the check looks at what is there, whichever way it came.
 *
 * ```mdx
 * <InConsole open="create" DBInstanceIdentifier="shop" MasterUsername="admin" BackupRetentionPeriod="7">
 * Everything is filled in but the password: choose one, look at the rest, and press **Create database**.
 * </InConsole>
 * <InConsole open="replica" instance="shop" DBInstanceIdentifier="shop-replica" />
 * <InConsole open="promote" instance="shop-replica" />
 * ```
 * `open`: databases, instance, create, replica, modify, promote, delete, reboot, stop, start, snapshot,
 * parameter-groups, snapshots, deeds. `instance`: whose. All other attributes are plain texts by the API's own names;
 * a form or dialog begins with those that it knows.
 */
export function InConsole({ open, instance = '', children, ...values }: Props) {
  const words = lessonWords[useLanguage()];
  const prefill: Prefill = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const onOpen = () => {
    openPlace(open, instance, prefill);
    showConsole();
    openPane(true);
  };
  return (
    <div className={styles.way} role="group" aria-label={words.console}>
      <p className={styles.name}>{words.console}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      <Button className={styles.open ?? ''} onClick={onOpen}>
        {words.open[open]}
        {instance !== '' && <code>{instance}</code>}
      </Button>
    </div>
  );
}
