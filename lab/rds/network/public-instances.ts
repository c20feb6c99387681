import type { RdsDocument } from '../state/model.ts';
import type { PublicInstance } from './public-ports.ts';

/** The instances that outside can see, once they have an endpoint, with the rules of their groups. */
export function publicInstances({ instances, securityGroups }: Readonly<RdsDocument>): PublicInstance[] {
  return instances
    .filter(({ publiclyAccessible, createdAt }) => publiclyAccessible && createdAt !== undefined)
    .map(({ resourceId, identifier, port, securityGroups: ids }) => ({
      resourceId,
      identifier,
      port,
      inbound: securityGroups.filter(({ id }) => ids.includes(id)).flatMap(({ inbound }) => inbound),
    }));
}
