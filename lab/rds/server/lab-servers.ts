import type Dockerode from 'dockerode';
import { labNames } from '../../engine/lab-names.ts';
import type { Limits } from '../../gateway/gateway.ts';
import { ifFound } from '../../workbench/container.ts';
import type { Tell } from './data-volumes.ts';
import { ServerNames } from './server-names.ts';
import type { GroupMembers, OpenServers } from './servers.ts';

/** What the parts of one lab's servers share. */
export type LabServers = {
  docker: Dockerode;
  names: ServerNames;
  /** The network that stands for the VPC, where the workbench is. */
  vpcNetwork: string;
  workbench: string;
  limits: Limits;
  tell: Tell;
  membersOf: (securityGroup: string) => GroupMembers;
};

export function labServers({
  engine,
  lab,
  limits,
  deeds,
  identifierOf,
  membersOf,
}: Parameters<OpenServers>[0]): LabServers {
  const { network, workbench } = labNames(lab);
  return {
    docker: engine.docker,
    names: new ServerNames(lab),
    vpcNetwork: network,
    workbench,
    limits,
    tell: (resourceId, kind, text) => deeds.ran(identifierOf(resourceId), kind, text),
    membersOf,
  };
}

export function containerOf({ docker, names }: LabServers, resourceId: string): Dockerode.Container {
  return docker.getContainer(names.server(resourceId));
}

export function inspectServer(
  lab: LabServers,
  resourceId: string,
): Promise<Dockerode.ContainerInspectInfo | undefined> {
  return ifFound(containerOf(lab, resourceId).inspect());
}
