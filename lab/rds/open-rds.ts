import { join } from 'node:path';
import { faultsBeside } from '../engine/report-faults.ts';
import { labDirectory } from '../workbench/lab-directory.ts';
import { labActions } from './actions/table.ts';
import { InstanceView } from './actions/instances/instance-view.ts';
import { membersOf } from './actions/security/members.ts';
import { readVpcCidr } from './actions/security/vpc-cidr.ts';
import { callThrough } from './call.ts';
import { InstanceJobs } from './lifecycle/jobs.ts';
import { findInstance } from './lifecycle/records.ts';
import { labCredentials } from './network/lab-credentials.ts';
import { publicInstances } from './network/public-instances.ts';
import { PublicPorts } from './network/public-ports.ts';
import { offerApi } from './network/workbench-api.ts';
import { AwsFront } from './protocol/front.ts';
import type { OpenRds, Rds } from './rds.ts';
import { openServers } from './server/open-servers.ts';
import type { Service } from './service.ts';
import { openDatabases } from './sql/open-databases.ts';
import { openSecrets } from './sql/secrets.ts';
import { rdsState } from './rds-state.ts';
import { initialDocument } from './state/initial.ts';
import { RdsStore } from './state/store.ts';
import { Deeds } from './under-the-hood.ts';

/** Joins the parts of one lab's RDS, and takes up what was under way when it was open last. */
export const openRds: OpenRds = async ({ workbench, home, publishOnHost }) => {
  const { engine, lab, policy } = workbench;
  // Who called has been told only that there was one.
  const report = faultsBeside(engine);
  const directory = join(labDirectory(home, lab), 'rds');
  const store = await RdsStore.open(join(directory, 'state.json'), initialDocument);
  const credentials = await labCredentials(join(directory, 'credentials.json'));
  const secrets = await openSecrets(join(directory, 'secrets.json'));
  const deeds = new Deeds();
  const identifierOf = (resourceId: string) =>
    store.document.instances.find((each) => each.resourceId === resourceId)?.identifier ?? resourceId;

  const instancesMost = policy.limits.databaseInstances;
  const servers = await openServers({
    engine,
    lab,
    limits: policy.limits,
    deeds,
    identifierOf,
    membersOf: (group) => membersOf(store.document, group),
  });
  const databases = await openDatabases({
    connect: (resourceId) => servers.connect(resourceId),
    secrets,
    deeds,
    instances: () => store.document.instances,
  });
  const service: Service = { lab, store, servers, databases, deeds, instancesMost };
  const view = new InstanceView(service);
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  /** What ends with a `clear`, and begins anew. */
  const begin = async () => {
    const jobs = new InstanceJobs(service);
    jobs.onChange(tell);
    await jobs.resume();
    return {
      jobs,
      call: callThrough({
        actions: labActions({ service, jobs, view, vpcCidr: () => readVpcCidr(engine, lab) }),
        deeds,
        report,
      }),
    };
  };
  let work = await begin();

  const call: Rds['call'] = (action, input, by) => work.call(action, input, by);
  const front = new AwsFront({
    credentials,
    call: (action, input) => call(action, input, 'api'),
    report,
    now: () => Date.now(),
  });
  const publicPorts = new PublicPorts({ connect: (resourceId) => servers.connect(resourceId) });
  const publish = () => {
    if (publishOnHost) publicPorts.apply(publicInstances(store.document)).then(tell, report);
  };
  const stopListening = [store.onChange(tell), store.onChange(publish), deeds.onChange(tell)];
  publish();
  const stopOffering = await offerApi(
    workbench,
    credentials,
    (connection) => front.accept(connection),
    report,
  );

  return {
    call,
    serve: (request, response) => front.serve(request, response),
    accept: (connection) => front.accept(connection),
    state: () => rdsState({ service, view, jobs: work.jobs, credentials, publicPorts: publicPorts.ports }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    instances: () => view.all(),
    async query(identifier, sql) {
      const record = findInstance(store.document, identifier);
      if (record === undefined) throw new Error(`there is no instance ${identifier}`);
      return databases.query(record.resourceId, sql);
    },
    setPace: (pace) => store.change((document) => void (document.pace = pace)),
    skipWaits(identifier) {
      const record = findInstance(store.document, identifier);
      if (record !== undefined) work.jobs.skipWaits(record.resourceId);
    },
    async clear() {
      const { instances, pace } = store.document;
      await work.jobs.close();
      for (const { resourceId } of instances) databases.forget(resourceId);
      await servers.clear();
      store.change((document) => Object.assign(document, initialDocument(), { pace }));
      deeds.clear();
      work = await begin();
    },
    async close({ stop }) {
      for (const end of [...stopListening, stopOffering]) end();
      front.close();
      await publicPorts.close();
      await work.jobs.close();
      await databases.close();
      if (stop) await stopAll(service);
      await servers.close();
      await store.saved();
    },
  };
};

/** With the lab; what was available is started again when the lab is. */
async function stopAll({ servers }: Service): Promise<void> {
  const all = await servers.list();
  await Promise.all(
    all.map(async (resourceId) => {
      if (await servers.isRunning(resourceId)) await servers.stop(resourceId);
    }),
  );
}
