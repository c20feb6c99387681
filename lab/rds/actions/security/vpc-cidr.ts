import * as z from 'zod/mini';
import type { Engine } from '../../../engine/engine.ts';
import { labNames } from '../../../engine/lab-names.ts';

const Network = z.object({ IPAM: z.object({ Config: z.array(z.object({ Subnet: z.string() })) }) });

/** The addresses of the lab's default network, which stands for the VPC. */
export async function readVpcCidr(engine: Engine, lab: string): Promise<string> {
  const found: unknown = await engine.docker.getNetwork(labNames(lab).network).inspect();
  const cidr = Network.parse(found)
    .IPAM.Config.map(({ Subnet }) => Subnet)
    .find((subnet) => !subnet.includes(':'));
  if (cidr === undefined) throw new Error(`the network of the lab ${lab} has no IPv4 addresses`);
  return cidr;
}
