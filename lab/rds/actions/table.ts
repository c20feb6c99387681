import type { Jobs, Service } from '../service.ts';
import type { Actions } from './action.ts';
import { eventActions } from './events.ts';
import { instanceActions } from './instances/instance-actions.ts';
import type { InstanceView } from './instances/instance-view.ts';
import { logFileActions } from './log-files.ts';
import { offerActions } from './offers.ts';
import { parameterGroupActions } from './parameter-groups/groups.ts';
import { modifyParameterGroupActions } from './parameter-groups/modify.ts';
import { parameterActions } from './parameter-groups/parameters.ts';
import { stsActions } from './security/caller-identity.ts';
import { securityGroupActions } from './security/group-actions.ts';
import { securityRuleActions } from './security/rule-actions.ts';
import { vpcActions } from './security/vpc-actions.ts';
import { snapshotActions } from './snapshots.ts';
import { subnetGroupActions } from './subnet-groups.ts';
import { tagActions } from './tags.ts';

type Parts = {
  service: Service;
  jobs: Jobs;
  view: InstanceView;
  /** The addresses of the lab's network. */
  vpcCidr: () => Promise<string>;
};

/** Every action that a lab answers: those of RDS, and what its clients need of EC2 and STS. */
export function labActions({ service, jobs, view, vpcCidr }: Parts): Actions {
  return {
    ...instanceActions({ service, jobs, view }),
    ...snapshotActions(service),
    ...parameterGroupActions(service),
    ...modifyParameterGroupActions(service),
    ...parameterActions(service),
    ...offerActions(),
    ...eventActions(service),
    ...logFileActions(service),
    ...tagActions(service),
    ...subnetGroupActions(service),
    ...ec2Actions(service, vpcCidr),
    ...stsActions(),
  };
}

function ec2Actions(service: Service, vpcCidr: () => Promise<string>): Actions {
  return { ...securityGroupActions(service), ...securityRuleActions(service), ...vpcActions(vpcCidr) };
}
