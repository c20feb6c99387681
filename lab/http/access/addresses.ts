import { hostname, networkInterfaces } from 'node:os';
import { BlockList, isIP } from 'node:net';

/** Under which names this server is known, and how it is told to people. */
export type Addresses = {
  /** The origin to hand out: of `--url`, else the certificate's name, the address in the network, or loopback. */
  readonly origin: string;
  readonly secure: boolean;
  /** `localAddress`: the address of ours that the connection came in on. */
  knowsHost(host: string | undefined, localAddress: string | undefined): boolean;
  /** Whether a page of this origin is one of ours, for a request to `host`. */
  isOurs(origin: string, host: string): boolean;
  /** Who is at the other end, for limits. */
  callerAddress(request: {
    remoteAddress: string | undefined;
    forwardedFor: string | string[] | undefined;
  }): string;
};

export type AddressesOptions = {
  /** What the server is bound to: an address or a name. */
  host: string;
  port: number;
  tls: boolean;
  /** The names that the certificate is for: whoever has it has them. */
  certNames?: readonly string[];
  /** The origin that browsers see where a reverse proxy stands before this server. */
  url?: URL | undefined;
};

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Whether only programs of this machine reach it. */
export function isLoopback(host: string): boolean {
  const address = plainAddress(host.replace(/^\[|\]$/g, ''));
  const family = isIP(address);
  if (family === 0) return host.toLowerCase() === 'localhost';
  return loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * A page of another name cannot have that name resolve to us and then read our answers (DNS rebinding), because the
 * browser would send that name as Host: only names that are ours have an answer. An IP address is ours where the
 * connection came in on it.
 */
export function addressesOf({ host, port, tls, certNames = [], url }: AddressesOptions): Addresses {
  const scheme = tls ? 'https' : 'http';
  const withPort = (name: string) => new URL(`${scheme}://${bracketed(name)}:${port}`).host;
  const machine = hostname().toLowerCase();
  const given = isIP(host) === 0 ? [host] : [];
  // In a network others can say what the machine's own name means, and at home nobody needs it.
  const ofMachine = isLoopback(host) ? [] : [machine, `${machine}.local`];
  const names = new Set(
    ['127.0.0.1', 'localhost', '::1', ...ofMachine, ...certNames, ...given].map(withPort),
  );
  if (url !== undefined) names.add(url.host);
  const knowsHost: Addresses['knowsHost'] = (asked, localAddress) => {
    const name = asked?.toLowerCase();
    if (name === undefined) return false;
    return names.has(name) || (localAddress !== undefined && name === withPort(plainAddress(localAddress)));
  };

  return {
    origin: url?.origin ?? `${scheme}://${withPort(certNames[0] ?? shownHost(host))}`,
    secure: (url?.protocol ?? `${scheme}:`) === 'https:',
    knowsHost,
    // A proxy may send its own Host or ours; the page's origin is that of --url either way.
    isOurs: (origin, asked) => origin === url?.origin || origin === `${scheme}://${asked}`,
    callerAddress({ remoteAddress, forwardedFor }) {
      const peer = remoteAddress ?? '';
      if (url === undefined || !isLoopback(peer)) return networkOf(peer);
      // Each proxy appends whom it saw; only the last was written by ours.
      const last = [forwardedFor].flat().at(-1)?.split(',').at(-1)?.trim() ?? '';
      return networkOf(isIP(last) === 0 ? peer : last);
    },
  };
}

/** The address in the network that people can type, where the server is bound to all of them. */
function shownHost(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host === 'localhost' ? '127.0.0.1' : host;
  return networkAddresses()[0] ?? '127.0.0.1';
}

/** IPv4 addresses of this machine in its networks; bridges of container engines lead nowhere for other machines. */
export function networkAddresses(interfaces = networkInterfaces()): string[] {
  return Object.entries(interfaces)
    .filter(([name]) => !/^(docker|br-|veth|virbr|cni|podman)/.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
}

/** One machine has a whole /64 of IPv6 addresses: https://www.rfc-editor.org/rfc/rfc6177 */
function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = plain.includes('::') ? Array<string>(8 - before.length - after.length).fill('0') : [];
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

/** `::ffff:192.0.2.1` is how a socket for both families tells an IPv4 address; a zone is of this machine only. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

function bracketed(name: string): string {
  return isIP(name) === 6 ? `[${name}]` : name;
}
