import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RdsInput } from '../../../contract/rds.ts';
import { AwsError } from '../../aws-error.ts';
import { callThrough } from '../../call.ts';
import { InstanceJobs } from '../../lifecycle/jobs.ts';
import { FakeDatabases } from '../../lifecycle/testing/fake-databases.ts';
import { FakeServers } from '../../lifecycle/testing/fake-servers.ts';
import type { Service } from '../../service.ts';
import { initialDocument, DEFAULT_SECURITY_GROUP } from '../../state/initial.ts';
import type { InstanceRecord } from '../../state/model.ts';
import { RdsStore } from '../../state/store.ts';
import { Deeds } from '../../under-the-hood.ts';
import { InstanceView } from '../instances/instance-view.ts';
import { labActions } from '../table.ts';

/** What was asked to be set on a server, in turn. */
class RecordingDatabases extends FakeDatabases {
  readonly set: [string, Record<string, string | null>][] = [];
  refuse: Record<string, string> = {};

  override async setVariables(
    instance: string,
    values: Record<string, string | null> = {},
  ): Promise<Record<string, string>> {
    await super.setVariables(instance);
    this.set.push([instance, values]);
    return this.refuse;
  }
}

class ServersWithLogs extends FakeServers {
  readonly logs = new Map<string, Buffer>();

  override logFiles() {
    const files = [...this.logs].map(([name, bytes]) => ({ name, size: bytes.length, lastWritten: 1000 }));
    // The fake that this extends has no files at all.
    return Promise.resolve(files as never[]);
  }

  override logPortion(_resourceId = '', name = '', offset = 0, most = 0) {
    return Promise.resolve(this.logs.get(name)?.subarray(offset, offset + most) as undefined);
  }
}

/** All actions of one lab over servers that are only remembered. */
export type LabCalls = {
  call: (action: string, input?: RdsInput) => Promise<Record<string, unknown>>;
  /** The refusal of a call, as `Code: words`. */
  refusal: (action: string, input?: RdsInput) => Promise<string>;
  store: RdsStore;
  servers: ServersWithLogs;
  databases: RecordingDatabases;
  /** An instance that runs. */
  addInstance: (identifier: string, more?: Partial<InstanceRecord>) => Promise<InstanceRecord>;
  close: () => Promise<void>;
};

export async function openLabCalls(): Promise<LabCalls> {
  const directory = await mkdtemp(join(tmpdir(), 'rds-actions-'));
  const store = await RdsStore.open(join(directory, 'state.json'), initialDocument);
  const servers = new ServersWithLogs();
  const databases = new RecordingDatabases();
  const deeds = new Deeds();
  const service: Service = { lab: 't-actions', store, servers, databases, deeds, instancesMost: 20 };
  const jobs = new InstanceJobs(service);
  const call = callThrough({
    actions: labActions({
      service,
      jobs,
      view: new InstanceView(service),
      vpcCidr: () => Promise.resolve('172.20.0.0/16'),
    }),
    deeds,
    report: (error) => {
      throw error;
    },
  });
  return {
    call: (action, input = {}) => call(action, input, 'api'),
    refusal: (action, input = {}) =>
      call(action, input, 'api').then(
        () => 'not refused',
        (error: unknown) => {
          if (error instanceof AwsError) return `${error.code}: ${error.message}`;
          throw error;
        },
      ),
    store,
    servers,
    databases,
    async addInstance(identifier, more = {}) {
      const record = { ...instanceRecord(identifier), ...more };
      store.change((document) => void document.instances.push(record));
      servers.servers.set(record.resourceId, { data: '', running: true });
      return record;
    },
    async close() {
      await jobs.close();
      await store.saved();
      await rm(directory, { recursive: true });
    },
  };
}

export function instanceRecord(identifier: string): InstanceRecord {
  return {
    identifier,
    resourceId: `db-${identifier.toUpperCase()}`,
    status: 'available',
    instanceClass: 'db.t3.micro',
    engineVersion: '8.4.9',
    allocatedStorage: 20,
    storageType: 'gp3',
    availabilityZone: 'ap-northeast-2a',
    port: 3306,
    masterUsername: 'admin',
    backupRetention: 1,
    backupWindow: '18:00-18:30',
    maintenanceWindow: 'sun:19:00-sun:19:30',
    autoMinorVersionUpgrade: true,
    publiclyAccessible: false,
    deletionProtection: false,
    copyTagsToSnapshot: false,
    parameterGroup: 'default.mysql8.4',
    parameterApplyStatus: 'in-sync',
    securityGroups: [DEFAULT_SECURITY_GROUP],
    subnetGroup: 'default',
    tags: [],
    createdAt: 1000,
    pending: {},
  };
}
