import type { CSSProperties } from 'react';
import { useWords } from '../../language.tsx';
import { cell, cellAt, type Layout } from './flow-layout.ts';
import { room, type Flow } from './flow-model.ts';
import styles from './Flow.module.css';

/** The way of a transaction, drawn; what moves is what has just moved. */
export function FlowPicture({ flow, layout, label }: { flow: Flow; layout: Layout; label: string }) {
  const words = useWords().flow;
  const { source, replica } = layout;
  const tall = layout.height > layout.width;
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={label}
    >
      <defs>
        <marker
          id="flow-end"
          viewBox="0 0 8 8"
          refX="6"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M1 1 6 4 1 7" stroke="context-stroke" />
        </marker>
      </defs>
      <text x={layout.client[0]} y={layout.client[1]} className={styles.soft} textAnchor="middle">
        {words.client}
      </text>
      <g data-role="source" className={styles.server}>
        <rect {...source} rx="12" />
        <rect x={source.x + 16} y={source.y + 17} width="9" height="9" rx="1.5" className={styles.shape} />
        <text x={source.x + 33} y={source.y + 26} className={styles.name}>
          {words.source}
        </text>
        <Table at={layout.sourceTable} rows={flow.committed} />
        <Log at={layout.binaryLog} name={words.binaryLog} from={1} to={flow.committed} gone={0} />
      </g>
      <g data-role="replica" className={styles.server}>
        <rect {...replica} rx="12" />
        <circle cx={replica.x + 20.5} cy={replica.y + 21.5} r="4" className={styles.ring} />
        <text x={replica.x + 33} y={replica.y + 26} className={styles.name}>
          {words.replica}
        </text>
        <Table at={layout.replicaTable} rows={flow.applied} />
        <Log at={layout.relayLog} name={words.relayLog} from={1} to={flow.received} gone={flow.applied} />
      </g>
      <path d={layout.paths.write} className={styles.arrow} markerEnd="url(#flow-end)" />
      <path d={layout.paths.log} className={styles.arrow} markerEnd="url(#flow-end)" />
      <path
        d={layout.paths.receive}
        className={styles.thread}
        data-on={flow.receiverOn}
        markerEnd="url(#flow-end)"
      />
      <path
        d={layout.paths.apply}
        className={styles.thread}
        data-on={flow.applierOn}
        markerEnd="url(#flow-end)"
      />
      <text
        x={layout.receiver[0]}
        y={layout.receiver[1]}
        className={styles.threadName}
        data-on={flow.receiverOn}
        textAnchor={tall ? 'start' : 'middle'}
      >
        {words.receiver}
      </text>
      <text
        x={layout.applier[0]}
        y={layout.applier[1]}
        className={styles.threadName}
        data-on={flow.applierOn}
      >
        {words.applier}
      </text>
      <Moves flow={flow} layout={layout} />
    </svg>
  );
}

function Table({ at: [x, y], rows }: { at: readonly [number, number]; rows: number }) {
  return (
    <g className={styles.table}>
      <path d={`M${x - 42} ${y - 22}v44c0 7 19 13 42 13s42-6 42-13v-44`} />
      <ellipse cx={x} cy={y - 22} rx="42" ry="13" />
      <text x={x} y={y + 16} textAnchor="middle">
        {rows}
      </text>
    </g>
  );
}

type LogProps = { at: readonly [number, number]; name: string; from: number; to: number; gone: number };

function Log({ at, name, to, gone }: LogProps) {
  return (
    <g className={styles.log}>
      {/* On the side where no arrow comes in. */}
      <text x={at[0]} y={at[1] + cell.height + 19}>
        {name}
      </text>
      {Array.from({ length: room }, (_, index) => {
        const [x, y] = cellAt(at, index + 1);
        const state = index + 1 > to ? 'empty' : index + 1 <= gone ? 'gone' : 'held';
        return (
          <g key={index} data-state={state}>
            <rect
              x={x - cell.width / 2}
              y={y - cell.height / 2}
              width={cell.width}
              height={cell.height}
              rx="4"
            />
            {state !== 'empty' && (
              <text x={x} y={y + 4.5} textAnchor="middle">
                {index + 1}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** The transactions that have just gone a leg of their way, one short flight each. */
function Moves({ flow, layout }: { flow: Flow; layout: Layout }) {
  const { last } = flow;
  const flights: {
    key: string;
    from: readonly [number, number];
    to: readonly [number, number];
    n: number;
  }[] = [];
  if (last === 'written') {
    const to = cellAt(layout.binaryLog, flow.committed);
    flights.push({ key: `w${flow.committed}`, from: layout.client, to, n: flow.committed });
  }
  if (last === 'received' || last === 'both') {
    const [from, to] = [cellAt(layout.binaryLog, flow.received), cellAt(layout.relayLog, flow.received)];
    flights.push({ key: `r${flow.received}`, from, to, n: flow.received });
  }
  if (last === 'applied' || last === 'both') {
    const from = cellAt(layout.relayLog, flow.applied);
    flights.push({ key: `a${flow.applied}`, from, to: layout.replicaTable, n: flow.applied });
  }
  return flights.map(({ key, from, to, n }) => (
    <g
      key={key}
      className={styles.flight}
      style={
        {
          '--from': `${from[0]}px, ${from[1]}px`,
          '--to': `${to[0]}px, ${to[1]}px`,
        } as CSSProperties
      }
    >
      <rect x={-cell.width / 2} y={-cell.height / 2} width={cell.width} height={cell.height} rx="4" />
      <text y="4.5" textAnchor="middle">
        {n}
      </text>
    </g>
  ));
}
