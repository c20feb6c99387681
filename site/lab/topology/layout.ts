import type { Topology, TopologyLink, TopologyNode } from '../../../lab/contract/topology.ts';
import { roleOf } from './role.ts';

export type PlacedNode = {
  name: string;
  /** Undefined for a server that a replica names but no container of the lab answers to. */
  node: TopologyNode | undefined;
  /** The middle of the node, from 0 to 1 across the picture. */
  x: number;
  row: number;
};
export type PlacedLink = { key: string; link: TopologyLink; from: PlacedNode; to: PlacedNode };
/** `widest` is how many servers the fullest row holds. */
export type Layout = { nodes: PlacedNode[]; links: PlacedLink[]; rows: number; widest: number };

function sourceName(link: TopologyLink): string {
  return link.from ?? `${link.sourceHost}:${link.sourcePort}`;
}

/** Sources stand before what will read from them, also while nothing replicates yet. */
function rank(name: string): number {
  return roleOf(name, undefined) === 'source' ? 0 : 1;
}

/**
 * Sources above, what reads from them below, each under the one it reads from as far as there is room. Servers that
 * read from each other in a circle are cut where the circle was entered.
 */
export function layOut({ nodes, links }: Topology): Layout {
  const names = [...new Set([...nodes.map((node) => node.name), ...links.map(sourceName)])];
  const sourcesOf = (name: string) => links.filter((link) => link.to === name).map(sourceName);
  const depths = new Map<string, number>();
  const depthOf = (name: string, seen: readonly string[] = []): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    const above = sourcesOf(name).filter((source) => source !== name && !seen.includes(source));
    const depth = Math.max(-1, ...above.map((source) => depthOf(source, [...seen, name]))) + 1;
    if (seen.length === 0) depths.set(name, depth);
    return depth;
  };
  const byDepth: string[][] = [];
  for (const name of names) (byDepth[depthOf(name)] ??= []).push(name);
  // Where a circle was cut, a depth may be left empty.
  const rows = byDepth.filter((members) => members.length > 0);

  const placed = new Map<string, PlacedNode>();
  for (const [row, members] of rows.entries()) {
    const middle = (name: string) => {
      const above = sourcesOf(name).flatMap((source) => placed.get(source)?.x ?? []);
      return above.length === 0 ? 0.5 : above.reduce((sum, x) => sum + x, 0) / above.length;
    };
    const wanted = members
      .map((name) => ({ name, x: middle(name) }))
      .sort((a, b) => a.x - b.x || rank(a.name) - rank(b.name) || a.name.localeCompare(b.name));
    const step = 1 / members.length;
    for (const [index, { name, x }] of wanted.entries()) {
      // Alone in its row, a server hangs straight below its source; several share the width.
      placed.set(name, {
        name,
        node: nodes.find((node) => node.name === name),
        x: members.length === 1 ? x : step * (index + 0.5),
        row,
      });
    }
  }
  const placedLinks = links.flatMap((link): PlacedLink[] => {
    const from = placed.get(sourceName(link));
    const to = placed.get(link.to);
    return from === undefined || to === undefined ? [] : [{ key: `${from.name} ${to.name}`, link, from, to }];
  });
  return {
    nodes: [...placed.values()],
    links: placedLinks,
    rows: rows.length,
    widest: Math.max(...rows.map((row) => row.length)),
  };
}
