import type { Topology } from '../../../lab/contract/topology.ts';
import { useWords } from '../../language.tsx';
import { linkState } from './link-state.ts';
import styles from './TopologyTable.module.css';

/** The same as the picture, in two tables. */
export function TopologyTable({ topology }: { topology: Topology }) {
  const { roles, topology: words } = useWords().pane;
  const { columns } = words;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to take the keyboard
    <div className={styles.tables} tabIndex={0}>
      <table>
        <caption>{words.nodes}</caption>
        <thead>
          <tr>
            {[
              columns.name,
              columns.role,
              columns.state,
              columns.serverId,
              columns.mode,
              columns.transactions,
            ].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topology.nodes.map((node) => (
            <tr key={node.name}>
              <th scope="row">{node.name}</th>
              <td>{roles[node.role]}</td>
              <td>{words.states[node.state]}</td>
              <td>{node.serverId ?? '–'}</td>
              <td>{node.readOnly === undefined ? '–' : words.readOnly[node.readOnly]}</td>
              <td>{node.transactions ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {topology.links.length > 0 && (
        <table>
          <caption>{words.links}</caption>
          <thead>
            <tr>
              {[columns.from, columns.to, columns.receiver, columns.applier, columns.lag].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {topology.links.map((link) => (
              <tr key={`${link.sourceHost} ${link.to}`}>
                <th scope="row">
                  {link.from ?? words.unknownSource(`${link.sourceHost}:${link.sourcePort}`)}
                </th>
                <td>{link.to}</td>
                <td>{words.receiver[link.receiver]}</td>
                <td>{words.applier[link.applier]}</td>
                <td>{linkState(link, words).label}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
