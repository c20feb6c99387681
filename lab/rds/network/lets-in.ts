import { BlockList, isIPv4 } from 'node:net';

/** As much of a security group's rule as decides. */
export type Inbound = {
  fromPort: number;
  toPort: number;
  /** A CIDR, or `sg-…`. */
  source: string;
};

/** Whether a rule lets an IPv4 address of outside come to a port. An address of outside is in no group. */
export function letsIn(inbound: readonly Inbound[], address: string, port: number): boolean {
  return inbound.some(
    ({ fromPort, toPort, source }) => fromPort <= port && port <= toPort && covers(source, address),
  );
}

function covers(source: string, address: string): boolean {
  const [, network, bits] = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(source) ?? [];
  if (network === undefined || !isIPv4(network) || Number(bits) > 32) return false;
  const block = new BlockList();
  block.addSubnet(network, Number(bits), 'ipv4');
  return block.check(address, 'ipv4');
}
