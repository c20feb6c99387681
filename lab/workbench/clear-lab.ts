import type { Engine } from '../engine/engine.ts';
import { ARCHIVE_KIND, KIND_LABEL, labFilter, labNames, RDS_KIND } from '../engine/lab-names.ts';
import { ifFound, statusOf } from './container.ts';

/** Kinds that are the lab's own; everything else of the lab is the learner's. */
const OWN_KINDS = new Set(['workbench', 'workspace', 'network', RDS_KIND, ARCHIVE_KIND]);

type Labelled = { Labels?: Record<string, string> | undefined };

/** Removes what the learner made, but neither the workbench nor the workspace nor the default network nor RDS. */
export async function clearLab(engine: Engine, lab: string): Promise<void> {
  await remove(engine, lab, ({ Labels }) => !OWN_KINDS.has(Labels?.[KIND_LABEL] ?? ''));
}

/** Removes everything of a lab from the engine, and nothing else. */
export async function removeLab(engine: Engine, lab: string): Promise<void> {
  await remove(engine, lab, () => true);
}

/** How many things of a lab the engine shows. */
export async function countLab(
  engine: Engine,
  lab: string,
): Promise<{ containers: number; networks: number; volumes: number; images: number }> {
  const { docker } = engine;
  const filters = labFilter(lab);
  const [containers, networks, { Volumes }, images] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters: JSON.stringify(filters) }),
    docker.listVolumes({ filters }),
    imagesOf(engine, lab),
  ]);
  return {
    containers: containers.length,
    networks: networks.length,
    volumes: (Volumes ?? []).length,
    images: images.length,
  };
}

async function remove(engine: Engine, lab: string, wanted: (thing: Labelled) => boolean): Promise<void> {
  const { docker } = engine;
  const filters = labFilter(lab);

  const containers = (await docker.listContainers({ all: true, filters })).filter(wanted);
  await Promise.all(
    containers.map(({ Id }) => gone(docker.getContainer(Id).remove({ force: true, v: true }))),
  );

  const networks = (await docker.listNetworks({ filters: JSON.stringify(filters) })).filter(wanted);
  await Promise.all(
    networks.map(async ({ Id }) => {
      const network = docker.getNetwork(Id);
      // The workbench is in the learner's networks too, and a network with members cannot be removed.
      const found = await ifFound(network.inspect());
      for (const member of Object.keys(found?.Containers ?? {})) {
        await gone(network.disconnect({ Container: member, Force: true }));
      }
      await gone(network.remove());
    }),
  );

  const { Volumes } = await docker.listVolumes({ filters });
  await Promise.all((Volumes ?? []).filter(wanted).map(({ Name }) => gone(docker.getVolume(Name).remove())));

  await removeImages(engine, lab);
}

async function removeImages(engine: Engine, lab: string): Promise<void> {
  for (const image of await imagesOf(engine, lab)) {
    await gone(engine.docker.getImage(image).remove({ force: true }));
  }
}

/** Images have the lab's name before their own, or its label where they have lost their name. */
async function imagesOf({ docker }: Engine, lab: string): Promise<string[]> {
  const ownName = `rl-${labNames(lab).lab}/`;
  const [all, labelled] = await Promise.all([
    docker.listImages(),
    docker.listImages({ filters: { ...labFilter(lab), dangling: ['true'] } }),
  ]);
  const names = all.flatMap(({ RepoTags }) => (RepoTags ?? []).filter((tag) => tag.startsWith(ownName)));
  return [...names, ...labelled.map(({ Id }) => Id)];
}

/** Whoever else removes things at the same time has done this work for us. */
async function gone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    const status = statusOf(error);
    if (status !== 404 && !(status === 409 && /already in progress/.test(String(error)))) throw error;
  }
}
