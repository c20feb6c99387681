import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Topology, TopologyLink, TopologyNode } from '../../../lab/contract/topology.ts';
import { layOut } from './layout.ts';

function node(name: string): TopologyNode {
  return { name, role: 'alone', state: 'running' };
}

function link(from: string | undefined, to: string): TopologyLink {
  return {
    ...(from === undefined ? {} : { from }),
    sourceHost: from ?? 'elsewhere',
    sourcePort: 3306,
    to,
    receiver: 'on',
    applier: 'on',
    errorNumber: 0,
  };
}

function rowsOf(topology: Topology): string[][] {
  const rows: string[][] = [];
  for (const { name, row } of layOut(topology).nodes.toSorted((a, b) => a.x - b.x))
    (rows[row] ??= []).push(name);
  return rows;
}

describe('the layout of the picture', () => {
  it('puts the source above its replicas, and a replica of a replica below that', () => {
    const nodes = ['db-leaf', 'db-replica2', 'db-source', 'db-replica'].map(node);
    const links = [
      link('db-source', 'db-replica'),
      link('db-source', 'db-replica2'),
      link('db-replica', 'db-leaf'),
    ];
    expect(rowsOf({ nodes, links })).toEqual([['db-source'], ['db-replica', 'db-replica2'], ['db-leaf']]);
  });

  it('puts the source first while nothing replicates', () => {
    expect(rowsOf({ nodes: ['db-replica', 'db-source'].map(node), links: [] })).toEqual([
      ['db-source', 'db-replica'],
    ]);
  });

  it('draws a server that is named but not there', () => {
    const { nodes } = layOut({ nodes: [node('db-replica')], links: [link(undefined, 'db-replica')] });
    expect(nodes.find(({ name }) => name === 'elsewhere:3306')).toMatchObject({ node: undefined, row: 0 });
  });

  it('places every server once, inside the picture, whatever reads from what', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const name = constantFrom(...names);
    assert(
      property(array(tuple(name, name), { maxLength: 12 }), (pairs) => {
        const { nodes, links, rows } = layOut({
          nodes: names.map(node),
          links: pairs.map(([a, b]) => link(a, b)),
        });
        expect(nodes.map((placed) => placed.name).toSorted()).toEqual(names);
        expect(links).toHaveLength(pairs.length);
        for (const { x, row } of nodes) {
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(1);
          expect(row).toBeLessThan(rows);
        }
        const places = nodes.map(({ x, row }) => `${x} ${row}`);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });
});
