import type { FC, ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import { Button } from '../../lesson/Button.tsx';
import { CopyButton } from '../../lesson/CopyButton.tsx';
import { elementsOf } from '../../lesson/elements.ts';
import { openPane } from '../../shell/pane.ts';
import { showConsole } from '../console-view.ts';
import { openPlace, type Openable } from './console-place.ts';
import { lessonWords } from './words.ts';
import styles from './WentTo.module.css';

type Kind = 'setting' | 'parameters' | 'service' | 'button' | 'gone';
type RowProps = {
  /** The line that the learner wrote by hand. */
  line: string;
  /** The file or place that it stood in. */
  from: string;
  kind: Kind;
  /** A command or query that shows it on the running instance. */
  prove?: string;
  /** Where the console shows it; a button is drawn for it. */
  open?: Openable;
  instance?: string;
  children: ReactNode;
};

/** A row of `<WentTo>`, drawn by it. */
export const Went: FC<RowProps> = () => null;

/**
 * What was written by hand, line by line, and where it went in RDS.
 *
 * ```mdx
 * <WentTo>
 * <Went line="log_bin = mysql-bin" from="source/my.cnf" kind="setting" open="instance" instance="shop"
 *   prove="SELECT @@log_bin_basename;">
 * Backups on (retention above 0) turn the binary log on.
 * </Went>
 * </WentTo>
 * ```
 * `kind`: setting (of the instance), parameters (parameter group), service (RDS does it), button, gone (not needed).
 * `prove` is shown to be copied, `open` and `instance` are as for `<InConsole>` and make a button; one is enough.
 */
export function WentTo({ children }: { children: ReactNode }) {
  const words = lessonWords[useLanguage()];
  const rows = elementsOf(children, Went).map(({ props }) => props);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.went.by}</th>
          <th scope="col">{words.went.to}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.from} ${row.line}`}>
            <th scope="row">
              <code className={styles.line}>{row.line}</code>
              <span className={styles.from}>{row.from}</span>
            </th>
            <td>
              <span className={styles.kind} data-kind={row.kind}>
                {words.who[row.kind]}
              </span>
              <div>{row.children}</div>
              {row.prove !== undefined && (
                <p className={styles.prove}>
                  <code>{row.prove}</code> <CopyButton text={row.prove} />
                </p>
              )}
              <Show row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Show({ row: { open, instance = '', line } }: { row: RowProps }) {
  const words = lessonWords[useLanguage()].went;
  if (open === undefined) return null;
  const onOpen = () => {
    openPlace(open, instance, {});
    showConsole();
    openPane(true);
  };
  return (
    <Button className={styles.show ?? ''} onClick={onOpen} aria-label={`${words.show}: ${line}`}>
      {words.show}
    </Button>
  );
}
