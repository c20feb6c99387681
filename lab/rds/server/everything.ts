import { RDS_PART_LABEL } from '../../engine/lab-names.ts';
import { ifFound, statusOf } from '../../workbench/container.ts';
import type { LabServers } from './lab-servers.ts';
import { resume } from './server-container.ts';
import { INSTANCE_LABEL } from './server-names.ts';

/** Resource ids of all that has a container or a data volume. */
export async function listServers({ docker, names }: LabServers): Promise<string[]> {
  const [containers, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters: names.filter('server') }),
    docker.listVolumes({ filters: names.filter('data') }),
  ]);
  const ids = [...containers, ...(Volumes ?? [])].map(({ Labels }) => Labels?.[INSTANCE_LABEL]);
  return [...new Set(ids.filter((id) => id !== undefined))].sort();
}

/** What a lab server that was killed has left: containers that did one thing, and servers that stand still. */
export async function tidyUp({ docker, names }: LabServers): Promise<void> {
  const helpers = await docker.listContainers({ all: true, filters: names.filter('helper') });
  await Promise.all(helpers.map(({ Id }) => gone(docker.getContainer(Id).remove({ force: true, v: true }))));
  const paused = await docker.listContainers({
    filters: { ...names.filter('server'), status: ['paused'] },
  });
  await Promise.all(paused.map(({ Id }) => resume(docker.getContainer(Id))));
}

/**
 * Removes all servers, data and snapshots of the lab, and their network. The template stays: it has nobody's data,
 * and the next instance comes so much sooner. With the lab it goes.
 */
export async function clearServers({ docker, names }: LabServers): Promise<void> {
  const containers = await docker.listContainers({ all: true, filters: names.filter() });
  await Promise.all(
    containers.map(({ Id }) => gone(docker.getContainer(Id).remove({ force: true, v: true }))),
  );
  const { Volumes } = await docker.listVolumes({ filters: names.filter() });
  const own = (Volumes ?? []).filter(({ Labels }) => Labels?.[RDS_PART_LABEL] !== 'template');
  await Promise.all(own.map(({ Name }) => gone(docker.getVolume(Name).remove())));
  await gone(docker.getNetwork(names.network).remove());
}

/** What is on its way out already is as good as gone. */
async function gone(removal: Promise<unknown>): Promise<void> {
  try {
    await ifFound(removal);
  } catch (error) {
    if (statusOf(error) !== 409 || !/already in progress/.test(String(error))) throw error;
  }
}
