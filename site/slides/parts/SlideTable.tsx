import type { ComponentProps, ReactNode } from 'react';
import { lessonWords } from '../../console/in-lesson/words.ts';
import { Went } from '../../console/in-lesson/WentTo.tsx';
import { useLanguage } from '../../language.tsx';
import { elementsOf } from '../../lesson/elements.ts';
import styles from './SlideTable.module.css';

export function SlideTable(props: ComponentProps<'table'>) {
  return <table className={styles.table} {...props} />;
}

/** Lines written by hand, and where they went in RDS. */
export function SlideWentTo({ children }: { children: ReactNode }) {
  const words = lessonWords[useLanguage()];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.went.by}</th>
          <th scope="col">{words.went.to}</th>
        </tr>
      </thead>
      <tbody>
        {elementsOf(children, Went).map(({ props }) => (
          <tr key={`${props.from} ${props.line}`}>
            <td>
              <code>{props.line}</code>
              <span className={styles.from}>{props.from}</span>
            </td>
            <td>
              <span className={styles.kind}>{words.who[props.kind]}</span>
              {props.children}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
