import type { Topology, TopologyLink, TopologyNode } from '../../lab/contract/topology.ts';
import { useWords } from '../language.tsx';
import { useLabState, useTopology } from './connection.ts';
import { showTab } from './pane-view.ts';
import { linkState } from './topology/link-state.ts';
import { RoleMark } from './topology/RoleMark.tsx';
import { roleOf } from './topology/role.ts';
import styles from './TopologyLine.module.css';

function NodeText({ node }: { node: TopologyNode }) {
  const words = useWords().pane.topology;
  const role = roleOf(node.name, node);
  const facts: string[] = [];
  if (node.state === 'running') {
    // How far comes first: on a narrow screen the end of the line is cut.
    if (node.transactions !== undefined) facts.push(words.transactions(node.transactions));
    if (node.readOnly !== undefined)
      facts.push(node.readOnly === 'off' ? words.writes : words.readOnly.read_only);
  } else facts.push(words.states[node.state]);
  return (
    <span className={styles.node} data-role={role} data-state={node.state}>
      <b>
        <RoleMark role={role} /> {node.name}
      </b>
      <small>{facts.join(' · ')}</small>
    </span>
  );
}

function LinkLine({ link }: { link: TopologyLink }) {
  const { tone, label } = linkState(link, useWords().pane.topology);
  return (
    <span className={styles.link} data-tone={tone}>
      <em>{label}</em>
    </span>
  );
}

/** Which engine runs the containers, and that its images were built here: worth knowing once, and no more. */
function EngineNote() {
  const words = useWords().pane;
  const engine = useLabState()?.engine;
  if (engine === undefined) return null;
  return (
    <span
      className={styles.engine}
      title={engine.imagesFromPackages ? words.notices.fromPackages : undefined}
    >
      Docker {engine.version.split('+')[0]}
      {engine.imagesFromPackages && ` · ${words.fromPackages}`}
    </span>
  );
}

/** One link stands for all, the one most in need of a look; the rest is a number here and drawn in the picture. */
function arrange(topology: Topology): {
  from: TopologyNode | undefined;
  link: TopologyLink | undefined;
  to: TopologyNode | undefined;
  more: number;
  host: string;
} {
  const { nodes, links } = topology;
  const find = (name: string | undefined) => nodes.find((node) => node.name === name);
  // What is wrong is shown before what is well, and what reads from the first source before the rest.
  const reads = (name: string | undefined) => links.some((link) => link.to === name);
  const depth = (link: TopologyLink) => Number(reads(link.from));
  const link = [...links].sort(
    (a, b) => urgency(b) - urgency(a) || depth(a) - depth(b) || a.to.localeCompare(b.to),
  )[0];
  if (link === undefined) {
    const ordered = [...nodes].sort(
      (a, b) => Number(roleOf(b.name, b) === 'source') - Number(roleOf(a.name, a) === 'source'),
    );
    return { from: ordered[0], link, to: ordered[1], more: Math.max(0, nodes.length - 2), host: '' };
  }
  const shown = link.from === undefined ? 1 : 2;
  return {
    from: find(link.from),
    link,
    to: find(link.to),
    more: nodes.length - shown,
    host: link.sourceHost,
  };
}

function urgency(link: TopologyLink): number {
  if (link.errorNumber !== 0) return 3;
  return link.receiver === 'on' && link.applier === 'on'
    ? (link.notReceived ?? 0) + (link.notApplied ?? 0) > 0
      ? 1
      : 0
    : 2;
}

/** The picture as one line under the terminal: who, in which role, how far, what is wrong. It opens the whole. */
export default function TopologyLine({ onOpen = () => showTab('picture') }: { onOpen?: () => void }) {
  const words = useWords().pane.topology;
  const topology = useTopology();
  if (topology === undefined || topology.nodes.length === 0) {
    return (
      <div className={styles.line}>
        <span className={styles.empty}>{words.empty}</span>
        <EngineNote />
      </div>
    );
  }
  const { from, link, to, more, host } = arrange(topology);
  return (
    <button type="button" className={styles.line} onClick={onOpen} title={words.open}>
      <span className={styles.hidden}>{words.label}: </span>
      {from !== undefined ? (
        <NodeText node={from} />
      ) : (
        <span className={styles.node} data-role="unknown">
          <b>{host}</b>
          <small>{words.unknownSource('').trim()}</small>
        </span>
      )}
      {link !== undefined ? <LinkLine link={link} /> : to !== undefined && <span className={styles.gap} />}
      {to !== undefined && <NodeText node={to} />}
      {more > 0 && <span className={styles.more}>+{more}</span>}
    </button>
  );
}
