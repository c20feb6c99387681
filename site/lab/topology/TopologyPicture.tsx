import { useEffect, useRef, useState, type RefObject } from 'react';
import { useWords } from '../../language.tsx';
import { useTopology } from '../connection.ts';
import { layOut, type PlacedLink, type PlacedNode } from './layout.ts';
import { lagOf, linkState } from './link-state.ts';
import { RoleMark } from './RoleMark.tsx';
import { roleOf } from './role.ts';
import styles from './TopologyPicture.module.css';
import { TopologyTable } from './TopologyTable.tsx';
import { useMoving } from './use-moving.ts';

const rowHeight = 210;
const nodeHeight = 96;
const nodeWidth = 178;
const top = 24;

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

function Server({ placed }: { placed: PlacedNode }) {
  const words = useWords().pane;
  const { node, name } = placed;
  const role = roleOf(name, node);
  const position = { left: `${placed.x * 100}%`, top: top + placed.row * rowHeight };
  if (node === undefined) {
    return (
      <li className={styles.server} data-state="unknown" style={position}>
        <b>{words.topology.unknownSource(name)}</b>
      </li>
    );
  }
  const who = [
    words.roles[node.role],
    node.serverId === undefined ? '' : words.topology.serverId(node.serverId),
  ];
  const facts = [
    node.state === 'running' ? '' : words.topology.states[node.state],
    node.readOnly === undefined || node.state !== 'running' ? '' : words.topology.readOnly[node.readOnly],
  ].filter((fact) => fact !== '');
  return (
    <li className={styles.server} data-role={role} data-state={node.state} style={position}>
      <b>
        <RoleMark role={role} /> {name}
      </b>
      <span className={styles.role}>{who.filter((part) => part !== '').join(' · ')}</span>
      <small>{facts.join(' · ')}</small>
      {node.transactions !== undefined && (
        <small className={styles.count}>{words.topology.transactions(node.transactions)}</small>
      )}
    </li>
  );
}

function LinkText({ placed, width }: { placed: PlacedLink; width: number }) {
  const words = useWords().pane.topology;
  const { link, from, to } = placed;
  const { tone, label } = linkState(link, words);
  const lag = [
    link.notReceived !== undefined && link.notReceived > 0 ? words.notReceived(link.notReceived) : '',
    link.notApplied !== undefined && link.notApplied > 0 ? words.notApplied(link.notApplied) : '',
    typeof link.secondsBehind === 'number' && link.secondsBehind > 0 ? words.seconds(link.secondsBehind) : '',
  ].filter((part) => part !== '');
  // Near the replica, where links to several of them have parted.
  const x = from.x + (to.x - from.x) * 0.72;
  const y = top + to.row * rowHeight - (rowHeight - nodeHeight) * 0.4;
  return (
    <li className={styles.link} data-tone={tone} style={{ left: x * width, top: y }}>
      <span className={styles.hidden}>{words.reads(from.name, to.name)}: </span>
      <b>{label}</b>
      {lagOf(link) > 0 && lag.map((part) => <small key={part}>{part}</small>)}
    </li>
  );
}

function curve({ from, to }: PlacedLink, width: number): string {
  const [x1, y1] = [from.x * width, top + from.row * rowHeight + nodeHeight];
  const [x2, y2] = [to.x * width, top + to.row * rowHeight];
  const bend = Math.max(40, Math.abs(y2 - y1) * 0.45);
  return `M ${x1} ${y1} C ${x1} ${y1 + bend}, ${x2} ${y2 - bend}, ${x2} ${y2}`;
}

/** The whole of the lab's replication, drawn from what the servers say of themselves. */
export function TopologyPicture() {
  const words = useWords().pane.topology;
  const topology = useTopology();
  const moving = useMoving(topology);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [asTable, setAsTable] = useState(false);

  if (topology === undefined || topology.nodes.length === 0) {
    return (
      <div className={styles.empty}>
        <b>{words.empty}</b>
        <p>{words.emptyBody}</p>
      </div>
    );
  }
  const { nodes, links, rows, widest } = layOut(topology);
  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <button type="button" onClick={() => setAsTable(!asTable)}>
          {asTable ? words.drawing : words.table}
        </button>
      </div>
      {asTable ? (
        <TopologyTable topology={topology} />
      ) : (
        <div
          className={styles.picture}
          ref={box}
          style={{ height: top * 2 + (rows - 1) * rowHeight + nodeHeight + 16, minWidth: widest * nodeWidth }}
        >
          <svg className={styles.lines} width="100%" height="100%" aria-hidden="true">
            {links.map((placed) => (
              <path
                key={placed.key}
                d={curve(placed, width)}
                data-tone={linkState(placed.link, words).tone}
                data-moving={placed.link.applier === 'on' && moving.has(placed.to.name)}
              />
            ))}
          </svg>
          <ul className={styles.list} aria-label={words.nodes}>
            {nodes.map((placed) => (
              <Server key={placed.name} placed={placed} />
            ))}
          </ul>
          <ul className={styles.list} aria-label={words.links}>
            {links.map((placed) => (
              <LinkText key={placed.key} placed={placed} width={width} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
