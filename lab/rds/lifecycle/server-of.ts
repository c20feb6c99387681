import { createHash } from 'node:crypto';
import type { Service } from '../service.ts';
import type { ServerSpec } from '../server/servers.ts';
import { optionsOf } from '../parameters/resolve.ts';
import type { InstanceRecord, RdsDocument } from '../state/model.ts';
import { openDoors } from './doors.ts';
import { instanceOf } from './records.ts';

/** The server as the instance's record wants it now. */
function specOf(document: RdsDocument, record: InstanceRecord, special: ServerSpec['options']): ServerSpec {
  return {
    resourceId: record.resourceId,
    identifier: record.identifier,
    instanceClass: record.instanceClass,
    engineVersion: record.engineVersion,
    port: record.port,
    // On RDS the binary log is there for backups, and is off where they are.
    options: {
      ...optionsOf(document, record),
      log_bin: record.backupRetention > 0 ? 'ON' : 'OFF',
      ...special,
    },
    serverId: serverIdOf(record.resourceId),
  };
}

/** Not the same for any two servers that read from one another: 32 bits of a hash of what never changes. */
function serverIdOf(resourceId: string): number {
  return createHash('sha256').update(resourceId).digest().readUInt32BE(0) || 1;
}

/**
 * Starts the server with the parameter group as it is now, and opens its doors.
 * @param special options for this start alone
 */
export async function startServer(
  service: Service,
  resourceId: string,
  special: ServerSpec['options'] = {},
): Promise<void> {
  const { store, servers, databases } = service;
  // The group may change while the server starts; whoever changes it then says `pending-reboot` again.
  const spec = store.change((document) => {
    const record = instanceOf(document, resourceId);
    record.parameterApplyStatus = 'applying';
    return specOf(document, record, special);
  });
  databases.forget(resourceId);
  await servers.start(spec);
  await openDoors(service, resourceId);
  store.change((document) => {
    const record = instanceOf(document, resourceId);
    if (record.parameterApplyStatus === 'applying') record.parameterApplyStatus = 'in-sync';
  });
}

export async function stopServer(service: Service, resourceId: string): Promise<void> {
  service.databases.forget(resourceId);
  await service.servers.stop(resourceId);
}
