import { isIP, isIPv4, isIPv6 } from 'node:net';
import type Dockerode from 'dockerode';
import { WORKBENCH_IMAGE } from '../../workbench/container.ts';
import { runShort } from './short-container.ts';

export type Allowed = {
  port: number;
  /** CIDRs that may open connections to the port. */
  sources: string[];
  /** The subnets of the RDS network, where only other servers are. */
  peers: string[];
};

/** What `iptables-restore` reads: everything is dropped without an answer, as behind a security group. */
export function rulesFor(family: 4 | 6, { port, sources, peers }: Allowed): string {
  const ofFamily = (cidr: string) => familyOf(cidr) === family;
  return [
    '*filter',
    ':INPUT DROP [0:0]',
    ':FORWARD DROP [0:0]',
    ':OUTPUT ACCEPT [0:0]',
    '-A INPUT -i lo -j ACCEPT',
    '-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
    ...peers.filter(ofFamily).map((peer) => `-A INPUT -s ${peer} -j ACCEPT`),
    ...sources.filter(ofFamily).map((source) => `-A INPUT -p tcp -s ${source} --dport ${port} -j ACCEPT`),
    'COMMIT',
    '',
  ].join('\n');
}

function familyOf(cidr: string): 4 | 6 {
  const [address = '', bits = ''] = cidr.split('/');
  const isPrefix = /^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv6(address) ? 128 : 32);
  if (isIP(address) === 0 || !isPrefix || cidr !== `${address}/${bits}`)
    throw new Error(`not a CIDR: ${JSON.stringify(cidr)}`);
  return isIPv4(address) ? 4 : 6;
}

// Kernels without nf_tables have the older interface.
const APPLY = `set -eu
printf '%s' "$1" | iptables-restore -w 5 || printf '%s' "$1" | iptables-legacy-restore -w 5
[ -e /proc/net/if_inet6 ] || exit 0
printf '%s' "$2" | ip6tables-restore -w 5 || printf '%s' "$2" | ip6tables-legacy-restore -w 5`;

/** Puts the rules into the container's network, all at once. They are gone when the container stops. */
export async function applyRules(
  docker: Dockerode,
  container: string,
  labels: Record<string, string>,
  allowed: Allowed,
): Promise<void> {
  await runShort(docker, {
    image: WORKBENCH_IMAGE,
    labels,
    command: ['sh', '-c', APPLY, 'sh', rulesFor(4, allowed), rulesFor(6, allowed)],
    capabilities: ['NET_ADMIN', 'NET_RAW'],
    network: `container:${container}`,
  });
}
