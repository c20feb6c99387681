import { useWords } from '../language.tsx';
import { RoleMark } from '../lab/topology/RoleMark.tsx';
import { roleOf } from '../lab/topology/role.ts';
import { Line, Pre } from './Code.tsx';
import type { CodeLine } from './code.ts';
import styles from './Compare.module.css';
import { FileIcon } from './FileIcon.tsx';
import type { DiffRow } from './line-diff.ts';

/** Two files side by side, the lines that differ marked; one below the other where there is no room. */
export function Compare({ left, right, rows }: { left: string; right: string; rows: DiffRow<CodeLine>[] }) {
  const words = useWords().compare;
  return (
    <figure className={styles.compare} aria-label={words.label(left, right)}>
      <Side path={left} rows={rows} side="left" />
      <Side path={right} rows={rows} side="right" />
    </figure>
  );
}

function Side({ path, rows, side }: { path: string; rows: DiffRow<CodeLine>[]; side: 'left' | 'right' }) {
  const words = useWords().compare;
  const role = roleOf(path, undefined);
  return (
    <div className={styles.side} data-role={role}>
      <p className={styles.name}>
        {role === 'alone' ? <FileIcon /> : <RoleMark role={role} />} <span>{path}</span>
      </p>
      <Pre className={styles.lines} label={path}>
        {rows.map((row, index) => {
          const line = row[side];
          const other = side === 'left' ? row.right : row.left;
          return (
            <span
              // oxlint-disable-next-line react/no-array-index-key -- rows never move
              key={index}
              className={styles.line}
              data-row={line === undefined ? 'absent' : row.same ? 'same' : 'differs'}
            >
              {line !== undefined && !row.same && (
                <span className={styles.said}>{other === undefined ? words.onlyHere : words.differs}: </span>
              )}
              {line === undefined || line.length === 0 ? '\n' : <Line line={line} />}
            </span>
          );
        })}
      </Pre>
    </div>
  );
}
