import type { Endpoint } from './container-config.ts';
import { findContainer } from './container-view.ts';
import { badRequest, refused } from './docker-error.ts';
import type { HostConfig } from './host-config.ts';
import type { Lab } from './lab.ts';
import { DEFAULT_NETWORK } from './names.ts';
import { findNetwork, type LabNetwork } from './network-view.ts';

export type Networking = {
  mode: string;
  endpoints: Record<string, Record<string, unknown>>;
  /** Whether the container has a network of its own, so that its ports mean something. */
  ownNetwork: boolean;
};

/** `NetworkMode` and the endpoints of a create request, with the engine's names. */
export async function rebuildNetworking(
  lab: Lab,
  hostConfig: HostConfig,
  endpoints: Readonly<Record<string, Endpoint | null>>,
  name: string,
): Promise<Networking> {
  const wanted =
    hostConfig.NetworkMode === '' || hostConfig.NetworkMode === 'default'
      ? DEFAULT_NETWORK
      : hostConfig.NetworkMode;
  if (wanted === 'host') throw refused('the network host');
  if (wanted === 'none') return { mode: 'none', endpoints: {}, ownNetwork: false };
  if (wanted.startsWith('container:'))
    return { mode: await ofContainer(lab, wanted), endpoints: {}, ownNetwork: false };
  const mode = await findNetwork(lab, wanted);
  const result: Networking['endpoints'] = {};
  const add = async (network: LabNetwork, endpoint: Endpoint | null | undefined) => {
    result[network.engineName] = await rebuildEndpoint(
      lab,
      network,
      endpoint ?? {},
      name,
      hostConfig.Links ?? [],
    );
  };
  await add(mode, undefined);
  for (const [reference, endpoint] of Object.entries(endpoints)) {
    const network = reference === 'default' ? mode : await findNetwork(lab, reference);
    await add(network, endpoint);
  }
  return { mode: mode.engineName, endpoints: result, ownNetwork: true };
}

/** One endpoint: the container's plain name becomes an alias, since the engine's own DNS knows only the prefixed one. */
export async function rebuildEndpoint(
  lab: Lab,
  network: LabNetwork,
  endpoint: Endpoint,
  name: string,
  moreLinks: readonly string[] = [],
): Promise<Record<string, unknown>> {
  if (network.kind === 'plain') throw refused(`the network ${network.name}`);
  const isDefault = network.kind === 'default';
  const links = await Promise.all(
    [...(endpoint.Links ?? []), ...moreLinks].map((link) => rebuildLink(lab, link)),
  );
  for (const alias of endpoint.Aliases ?? [])
    if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/.test(alias))
      throw badRequest(`invalid network alias: ${alias}`);
  return {
    // A plain engine's default bridge has no DNS for names.
    Aliases: isDefault ? null : [...new Set([...(endpoint.Aliases ?? []), name])],
    ...(links.length > 0 && { Links: links }),
    ...(endpoint.IPAMConfig?.IPv4Address && { IPAMConfig: { IPv4Address: endpoint.IPAMConfig.IPv4Address } }),
    ...(endpoint.MacAddress && { MacAddress: endpoint.MacAddress }),
  };
}

async function rebuildLink(lab: Lab, link: string): Promise<string> {
  const [reference = '', alias] = link.split(':');
  const container = await findContainer(lab, reference);
  return `${lab.names.prefix}${container.name}:${alias ?? container.name}`;
}

/** `container:NAME`, as PidMode, IpcMode and NetworkMode take it, with the id of a container of this lab. */
export async function ofContainer(lab: Lab, mode: string): Promise<string> {
  const { id } = await findContainer(lab, mode.slice('container:'.length));
  return `container:${id}`;
}
