import type { Service } from '../service.ts';
import { endpointOf } from '../state/account.ts';
import { instanceOf } from './records.ts';

/** The instance's name in DNS, and its security groups' rules. */
export async function openDoors({ store, servers }: Service, resourceId: string): Promise<void> {
  const { document } = store;
  const { identifier, port, securityGroups } = instanceOf(document, resourceId);
  const inbound = document.securityGroups
    .filter(({ id }) => securityGroups.includes(id))
    .flatMap((group) => group.inbound);
  await servers.reach(resourceId, { endpoint: endpointOf(identifier), port, inbound });
}
