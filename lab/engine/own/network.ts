import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { LabError } from '../../contract/lab-error.ts';
import { runCommand } from '../run-command.ts';
import { containerPool, linkAddresses, parseBlock, type Block, type LinkAddresses } from './addresses.ts';

const Routes = z.array(z.object({ dst: z.optional(z.string()), dev: z.optional(z.string()) }));
const Links = z.array(z.object({ ifname: z.string(), mtu: z.optional(z.number()) }));

export type NetworkPlan = LinkAddresses & { mtu: number; pool: string };

/** Chooses addresses that nothing of this machine uses. */
export async function planNetwork(id: string): Promise<NetworkPlan> {
  const routes = z.parse(
    Routes,
    JSON.parse(await runCommand('ip', ['-j', '-4', 'route', 'show', 'table', 'all'])),
  );
  const known = routes.map(({ dst }) => parseBlock(dst ?? ''));
  const taken = [...known, ...(await nameServers()).map(parseBlock)].filter(
    (block): block is Block => block !== undefined,
  );
  const link = linkAddresses(id, taken);
  if (link === undefined)
    throw new LabError('engine-start-failed', { detail: 'no free addresses for the link' });
  const outgoing = routes.find(({ dst }) => dst === 'default')?.dev;
  const devices = z.parse(Links, JSON.parse(await runCommand('ip', ['-j', 'link', 'show'])));
  // Packets larger than the way out allows would be lost without a word on some networks.
  const mtu = devices.find(({ ifname }) => ifname === outgoing)?.mtu ?? 1500;
  return { ...link, mtu, pool: containerPool(taken) };
}

/** The name servers that the engine and its containers can use: one on this machine's loopback is not among them. */
export async function nameServers(): Promise<string[]> {
  for (const file of ['/etc/resolv.conf', '/run/systemd/resolve/resolv.conf']) {
    const text = await readFile(file, 'utf8').catch(() => ''); // not every machine has either
    const servers = [...text.matchAll(/^nameserver\s+(\S+)/gm)].map(([, server = '']) => server);
    const usable = servers.filter((server) => !server.startsWith('127.') && server !== '::1');
    if (usable.length > 0) return usable;
  }
  return [];
}

/** Puts the link between this machine and the network namespace of process `pid`. */
export async function addLink(name: string, plan: NetworkPlan, inside: string, pid: number): Promise<void> {
  await runCommand('ip', [
    'link',
    'add',
    name,
    'mtu',
    String(plan.mtu),
    'type',
    'veth',
    'peer',
    'name',
    inside,
    'netns',
    String(pid),
  ]);
  await runCommand('ip', ['addr', 'add', `${plan.outside}/${plan.prefix}`, 'dev', name]);
  await runCommand('ip', ['link', 'set', name, 'up']);
}

/** How the links of our engines are called. */
export const OWN_LINK = /^rl-[0-9a-f]{8}$/;

/** The links of this machine that belong to engines of ours. */
export async function ownLinks(): Promise<string[]> {
  const links = z.parse(Links, JSON.parse(await runCommand('ip', ['-j', 'link', 'show'])));
  return links.map(({ ifname }) => ifname).filter((name) => OWN_LINK.test(name));
}

/** Removes a link; the kernel may do so at the same time, when the namespace at its other end goes. */
export async function removeLink(name: string): Promise<void> {
  if (!(await ownLinks()).includes(name)) return;
  try {
    await runCommand('ip', ['link', 'delete', name]);
  } catch (error) {
    if ((await ownLinks()).includes(name)) throw error;
  }
}
