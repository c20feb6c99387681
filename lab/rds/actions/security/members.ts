import { openDoors } from '../../lifecycle/doors.ts';
import type { GroupMembers } from '../../server/servers.ts';
import type { Service } from '../../service.ts';
import { DEFAULT_SECURITY_GROUP } from '../../state/initial.ts';
import type { InstanceRecord, RdsDocument } from '../../state/model.ts';

/** Who is in a security group: a rule can name a group instead of addresses. */
export function membersOf(document: Readonly<RdsDocument>, group: string): GroupMembers {
  return {
    instances: document.instances
      .filter(({ securityGroups }) => securityGroups.includes(group))
      .map(({ resourceId }) => resourceId),
    // The learner's own machine in the VPC has no other group.
    workbench: group === DEFAULT_SECURITY_GROUP,
  };
}

/** Sets the doors of these instances again, as far as their servers run. Those being created open theirs themselves. */
export async function reopenDoors(service: Service, instances: readonly InstanceRecord[]): Promise<void> {
  const created = instances.filter(({ createdAt }) => createdAt !== undefined);
  await Promise.all(created.map(({ resourceId }) => openDoors(service, resourceId)));
}
