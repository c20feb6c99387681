import type { TerminalInfo } from '../../lab/contract/terminal.ts';
import type { Topology } from '../../lab/contract/topology.ts';
import { roleOf, type Role } from './topology/role.ts';

export type TerminalTab = {
  /** The terminal's id, which for a database is its container's name. */
  id: string;
  kind: 'shell' | 'sql';
  role: Role;
  /** False for a database that has no prompt yet: choosing its tab opens one. */
  open: boolean;
  busy: boolean;
  /** 1, 2, 3 ... for shells. */
  number: number;
};

function shellNumber(id: string): number {
  return Number(/-(\d+)$/.exec(id)?.[1] ?? 1);
}

/** A tab for each terminal, and one for each database that runs without one; shells first, as they were opened. */
export function terminalTabs(
  terminals: readonly TerminalInfo[],
  topology: Topology | undefined,
): TerminalTab[] {
  const nodes = topology?.nodes ?? [];
  const open = terminals.map((terminal): TerminalTab => {
    const name = terminal.on ?? terminal.id;
    const node = nodes.find((node) => node.name === name);
    return {
      id: terminal.id,
      kind: terminal.kind,
      role: terminal.kind === 'sql' ? roleOf(name, node) : 'alone',
      open: true,
      busy: terminal.busy,
      number: shellNumber(terminal.id),
    };
  });
  const possible = nodes
    .filter((node) => node.state !== 'stopped' && !terminals.some((terminal) => terminal.on === node.name))
    .map((node): TerminalTab => ({
      id: node.name,
      kind: 'sql',
      role: roleOf(node.name, node),
      open: false,
      busy: false,
      number: 1,
    }));
  const shells = open.filter((tab) => tab.kind === 'shell').sort((a, b) => a.number - b.number);
  const prompts = [...open.filter((tab) => tab.kind === 'sql'), ...possible];
  return [...shells, ...prompts.sort((a, b) => order(a) - order(b) || a.id.localeCompare(b.id))];
}

/** Sources stand before what reads from them. */
function order(tab: TerminalTab): number {
  return { source: 0, alone: 1, relay: 2, replica: 3 }[tab.role];
}
