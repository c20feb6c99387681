import type { TopologyNode } from '../../../lab/contract/topology.ts';

export type Role = TopologyNode['role'];

/**
 * The colour and shape of a server. What it does decides; before it does anything, the name that the learner gave it
 * does, so that a tab has its colour from the first moment.
 */
export function roleOf(name: string, node: TopologyNode | undefined): Role {
  if (node !== undefined && node.role !== 'alone') return node.role;
  if (name.includes('source')) return 'source';
  if (name.includes('replica') || name.includes('leaf')) return 'replica';
  return 'alone';
}
