import type { Jobs, Service } from './service.ts';
import type { RdsState } from '../contract/rds.ts';
import type { InstanceView } from './actions/instances/instance-view.ts';
import { ENGINE_VERSIONS } from './actions/engine-versions.ts';
import type { Credentials } from './protocol/sigv4/verify.ts';
import { REGION } from './state/account.ts';

export type RdsStateParts = {
  service: Service;
  view: InstanceView;
  jobs: Jobs;
  credentials: Credentials;
  publicPorts: Record<string, number>;
};

/** What the page shows of the lab's RDS at this moment. */
export async function rdsState(parts: RdsStateParts): Promise<RdsState> {
  const { service, view, jobs, credentials, publicPorts } = parts;
  const { store, deeds, servers, lab } = service;
  const [instances, replicaLag] = await Promise.all([view.all(), view.lag()]);
  return {
    pace: store.document.pace,
    instances,
    timelines: jobs.timelines(),
    deeds: [...deeds.all],
    access: { path: `/rds/${lab}`, region: REGION, ...credentials },
    publicPorts,
    replicaLag,
    images: Object.fromEntries(ENGINE_VERSIONS.map(({ version }) => [version, servers.imageOf(version)])),
  };
}
