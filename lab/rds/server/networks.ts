import type Dockerode from 'dockerode';
import * as z from 'zod/mini';
import { makeNetwork } from '../../gateway/lab-network.ts';
import { ifFound, statusOf } from '../../workbench/container.ts';
import type { ServerNames } from './server-names.ts';

const Network = z.object({
  Id: z.string(),
  IPAM: z.object({ Config: z.nullish(z.array(z.object({ Subnet: z.optional(z.string()) }))) }),
});

export type FoundNetwork = { id: string; subnets: string[] };

export async function findNetwork(docker: Dockerode, name: string): Promise<FoundNetwork | undefined> {
  const found: unknown = await ifFound(docker.getNetwork(name).inspect());
  if (found === undefined) return undefined;
  const { Id, IPAM } = Network.parse(found);
  return { id: Id, subnets: (IPAM.Config ?? []).flatMap(({ Subnet }) => Subnet ?? []) };
}

/** The network of the lab's RDS servers alone. Nothing leads out of it. */
export async function ensureRdsNetwork(docker: Dockerode, names: ServerNames): Promise<FoundNetwork> {
  const there = await findNetwork(docker, names.network);
  if (there !== undefined) return there;
  try {
    const body = { Name: names.network, Driver: 'bridge', Labels: names.labels('network') };
    await makeNetwork(body, false, (options) => docker.createNetwork({ ...body, ...options }));
  } catch (error) {
    // Two servers that start at once both want it.
    if (statusOf(error) !== 409) throw error;
  }
  const made = await findNetwork(docker, names.network);
  if (made === undefined) throw new Error(`the network ${names.network} is gone again`);
  return made;
}

/** The container's only alias on the network; undefined where it is not on it. */
export type Endpoint = { address: string; aliases: string[] };

export function endpointOn(found: Dockerode.ContainerInspectInfo, network: string): Endpoint | undefined {
  const endpoint = found.NetworkSettings.Networks[network];
  if (endpoint === undefined) return undefined;
  return { address: endpoint.IPAddress, aliases: endpoint.Aliases ?? [] };
}

/** Puts the container on the network under this name and no older one. Answers whether anything changed. */
export async function attach(
  docker: Dockerode,
  network: string,
  found: Dockerode.ContainerInspectInfo,
  alias: string,
): Promise<boolean> {
  const endpoint = endpointOn(found, network);
  if (endpoint?.aliases.includes(alias) === true && endpoint.address !== '') return false;
  if (endpoint !== undefined) await detach(docker, network, found.Id);
  await docker.getNetwork(network).connect({ Container: found.Id, EndpointConfig: { Aliases: [alias] } });
  return true;
}

export async function detach(docker: Dockerode, network: string, container: string): Promise<void> {
  await ifFound(docker.getNetwork(network).disconnect({ Container: container, Force: true }));
}
