import { RoleMark } from '../../lab/topology/RoleMark.tsx';
import { roleOf } from '../../lab/topology/role.ts';
import { Line } from '../../lesson/Code.tsx';
import type { CodeLine } from '../../lesson/code.ts';
import type { DiffRow } from '../../lesson/line-diff.ts';
import { useThisSlide } from '../slide-context.ts';
import styles from './SlideCompare.module.css';

type Props = { left: string; right: string; rows: DiffRow<CodeLine>[] };

/** Two files side by side, what differs marked; "next" turns the page where they are long. */
export function SlideCompare({ left, right, rows }: Props) {
  const { fragment, slide, printed } = useThisSlide();
  const page = Math.ceil(rows.length / (slide.fragments + 1));
  const shown = printed ? rows : rows.slice((fragment + 1) * page, (fragment + 2) * page);
  return (
    <table className={styles.compare}>
      <thead>
        <tr>
          {[left, right].map((path) => {
            const role = roleOf(path, undefined);
            return (
              <th key={path} scope="col" data-role={role}>
                {role !== 'alone' && <RoleMark role={role} />} <code>{path}</code>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody lang="en" data-printed={printed}>
        {shown.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows never move
          <tr key={index} data-same={row.same}>
            <Side line={row.left} />
            <Side line={row.right} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ line }: { line: CodeLine | undefined }) {
  return (
    <td data-absent={line === undefined}>
      {line === undefined || line.length === 0 ? ' ' : <Line line={line} />}
    </td>
  );
}
