import { badRequest, DockerError } from './docker-error.ts';
import type { Port } from './given.ts';
import type { HostConfig } from './host-config.ts';

// Where Linux takes the ports from that nobody has asked for.
const FIRST_EPHEMERAL = 32_768;
const LAST_EPHEMERAL = 60_999;
const MOST_PORTS = 128;

/** What a port key such as `3306/tcp` says. */
export function parsePortKey(key: string): { port: number; protocol: 'tcp' | 'udp' } {
  const parts = /^(\d{1,5})(?:\/(tcp|udp))?$/.exec(key);
  const port = Number(parts?.[1]);
  if (!parts || port < 1 || port > 65_535) throw badRequest(`invalid port specification: "${key}"`);
  return { port, protocol: parts[2] === 'udp' ? 'udp' : 'tcp' };
}

/**
 * The host ports that a new container publishes. One that was left open is chosen now and not at the start, as the
 * engine would: labels are written once, and from them alone everything must be known after a restart of the server.
 */
export function choosePorts(
  hostConfig: Pick<HostConfig, 'PortBindings' | 'PublishAllPorts'>,
  exposed: readonly string[],
  taken: readonly Port[],
): Port[] {
  const chosen: Port[] = [];
  const isFree = (hostPort: number, protocol: string) =>
    ![...taken, ...chosen].some((port) => port.hostPort === hostPort && port.protocol === protocol);
  const bindings = { ...hostConfig.PortBindings };
  if (hostConfig.PublishAllPorts) for (const key of exposed) bindings[key] ??= [{ HostIp: '', HostPort: '' }];
  for (const [key, wanted] of Object.entries(bindings)) {
    const { port, protocol } = parsePortKey(key);
    for (const { HostIp, HostPort } of wanted ?? []) {
      if (!/^[0-9a-fA-F.:]*$/.test(HostIp)) throw badRequest(`invalid IP address: ${HostIp}`);
      const hostPort = chooseOne(HostPort, (candidate) => isFree(candidate, protocol));
      chosen.push({ hostIp: HostIp, hostPort, containerPort: port, protocol });
      if (chosen.length > MOST_PORTS) throw badRequest(`a container may publish at most ${MOST_PORTS} ports`);
    }
  }
  return chosen;
}

function chooseOne(wanted: string, isFree: (port: number) => boolean): number {
  const range = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(
    wanted === '' || wanted === '0' ? `${FIRST_EPHEMERAL}-${LAST_EPHEMERAL}` : wanted,
  );
  const first = Number(range?.[1]);
  const last = Number(range?.[2] ?? range?.[1]);
  if (!range || first < 1 || last > 65_535 || last < first) throw badRequest(`invalid host port: ${wanted}`);
  for (let port = first; port <= last; port += 1) if (isFree(port)) return port;
  // Taken: kept as asked for, and refused when the container starts, as the engine does.
  return first;
}

const LOCAL_ADDRESSES: ReadonlySet<string> = new Set(['', '0.0.0.0', '127.0.0.1', '::', '::1']);

/** Fails with Docker's own words when a port cannot be bound, as the start of a container does. */
export function checkBindable(ports: readonly Port[], bound: readonly Port[], endpoint: string): void {
  for (const port of ports) {
    const address = `${port.hostIp === '' ? '0.0.0.0' : port.hostIp}:${port.hostPort}`;
    const failed = `driver failed programming external connectivity on endpoint ${endpoint}`;
    if (!LOCAL_ADDRESSES.has(port.hostIp))
      throw new DockerError(
        500,
        `${failed}: Error starting userland proxy: listen ${port.protocol}4 ${address}: bind: cannot assign requested address`,
      );
    if (bound.some((other) => other.hostPort === port.hostPort && other.protocol === port.protocol))
      throw new DockerError(500, `${failed}: Bind for ${address} failed: port is already allocated`);
  }
}

/** The addresses that a binding shows: one without an address stands for all, in IPv4 and IPv6. */
export function shownAddresses(port: Port): string[] {
  return port.hostIp === '' ? ['0.0.0.0', '::'] : [port.hostIp];
}
