import * as z from 'zod/mini';
import { automatedOf, backUp, removeSnapshots } from '../backup.ts';
import { tell, wordsOf } from '../events.ts';
import { instanceOf, replicasOf } from '../records.ts';
import { openDoors } from '../doors.ts';
import { reopenDoors } from '../../actions/security/members.ts';
import { startServer, stopServer } from '../server-of.ts';
import { seconds, type JobContext, type Plan, type Stage } from '../stage.ts';
import { failedToStart } from './building.ts';
import type { InstanceRecord, RdsDocument } from '../../state/model.ts';

/** What a modification changes through the server; the rest is changed in the record at once. */
export const Changes = z.object({
  instanceClass: z.optional(z.string()),
  allocatedStorage: z.optional(z.number()),
  engineVersion: z.optional(z.string()),
  port: z.optional(z.number()),
  identifier: z.optional(z.string()),
  masterPassword: z.optional(z.string()),
  parameterGroup: z.optional(z.string()),
  securityGroups: z.optional(z.array(z.string())),
  publiclyAccessible: z.optional(z.boolean()),
  backupRetention: z.optional(z.number()),
  /** Backups are turned on or off by this, which takes a restart: without them there is no binary log. */
  backups: z.optional(z.enum(['on', 'off'])),
});
export type Changes = z.infer<typeof Changes>;

/** @param context `data`: the changes */
export function modifyPlan(context: JobContext): Plan {
  const { service, resourceId } = context;
  const { store, databases } = service;
  const changes = Changes.parse(context.data);
  const change = (work: (document: RdsDocument, record: InstanceRecord) => void) =>
    store.change((document) => work(document, instanceOf(document, resourceId)));
  const stages: Stage[] = [];

  stages.push({
    what: 'changing-settings',
    status: 'modifying',
    usual: seconds(30),
    work: async () => {
      change((document, record) => settle(document, record, changes));
      // Other instances can let in the members of a group that this one has left or joined.
      if (changes.securityGroups === undefined) await openDoors(service, resourceId);
      else await reopenDoors(service, store.document.instances);
      if (changes.backups === 'off') await removeSnapshots(service, automatedOf(store.document, resourceId));
    },
  });
  const password = changes.masterPassword;
  if (password !== undefined) {
    stages.push({
      what: 'resetting-password',
      status: 'resetting-master-credentials',
      usual: seconds(30),
      work: async () => {
        const { masterUsername } = instanceOf(store.document, resourceId);
        await databases.resetMasterPassword(resourceId, { username: masterUsername, password });
        change((document, record) => tell(document, record, 'password-reset'));
      },
    });
  }
  const name = changes.identifier;
  if (name !== undefined) {
    stages.push({
      what: 'renaming',
      status: 'renaming',
      usual: seconds(30),
      work: () => {
        change((document, record) => {
          if (record.identifier === name) return;
          const before = record.identifier;
          record.identifier = name;
          service.deeds.renamed(before, name);
          tell(document, record, 'renamed', `it was ${before}`);
        });
        return Promise.resolve();
      },
    });
  }
  if (restarts(changes)) {
    stages.push({
      what: 'restarting-server',
      status: name === undefined ? 'modifying' : 'rebooting',
      usual: seconds(changes.instanceClass === undefined ? 60 : 240),
      work: async () => {
        await stopServer(service, resourceId);
        change((document, record) => tell(document, record, 'shutdown'));
        await startServer(service, resourceId);
        change((document, record) => tell(document, record, 'restarted'));
      },
    });
  }
  if (changes.port !== undefined) {
    const { port } = changes;
    stages.push({
      what: 'starting-replication',
      status: 'modifying',
      usual: seconds(10),
      work: () => repoint(context, port),
    });
  }
  if (changes.backups === 'on') {
    const work = () => backUp(service, resourceId);
    stages.push({ what: 'snapshotting', status: 'backing-up', usual: seconds(90), work });
  }

  return {
    stages,
    end: (_document, record) => {
      record.status = 'available';
    },
    fail: (document, record, error) => {
      if (restarts(changes)) return failedToStart(document, record, error);
      record.status = 'available';
      tell(document, record, 'failed', wordsOf(error));
    },
  };
}

/** Replicas keep the port of their source with them. */
async function repoint({ service, resourceId, others }: JobContext, port: number): Promise<void> {
  const host = service.servers.replicationHost(resourceId);
  for (const replica of replicasOf(service.store.document, resourceId)) {
    await others.whenIdle(replica.resourceId);
    if (replica.source === resourceId && replica.status === 'available') {
      await service.databases.startReplication(replica.resourceId, { host, port });
    }
  }
}

function restarts({ instanceClass, engineVersion, port, identifier, backups }: Changes): boolean {
  return [instanceClass, engineVersion, port, identifier, backups].some((each) => each !== undefined);
}

/** Into the record; what is waiting is no longer. */
function settle(document: RdsDocument, record: InstanceRecord, changes: Changes): void {
  const { identifier: _later, masterPassword: _elsewhere, backups, parameterGroup, ...settings } = changes;
  if (settings.instanceClass !== undefined) tell(document, record, 'class-changed', settings.instanceClass);
  if (settings.allocatedStorage !== undefined) {
    tell(document, record, 'storage-changed', `${settings.allocatedStorage} GiB`);
  }
  if (settings.engineVersion !== undefined) tell(document, record, 'version-changed', settings.engineVersion);
  if (settings.port !== undefined) tell(document, record, 'port-changed', String(settings.port));
  if (backups !== undefined) tell(document, record, backups === 'on' ? 'backups-on' : 'backups-off');
  if (settings.publiclyAccessible !== undefined || settings.securityGroups !== undefined) {
    tell(document, record, 'access-changed');
  }
  if (parameterGroup !== undefined && parameterGroup !== record.parameterGroup) {
    record.parameterGroup = parameterGroup;
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.Associating.html
    record.parameterApplyStatus = 'pending-reboot';
    tell(document, record, 'group-changed', parameterGroup);
  }
  Object.assign(record, JSON.parse(JSON.stringify(settings)));
  if (backups === 'off') delete record.latestBackupAt;
  record.pending = Object.fromEntries(Object.entries(record.pending).filter(([name]) => !(name in changes)));
}
