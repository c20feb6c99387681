import { z } from 'zod';
import { learnerLabels } from './container-view.ts';
import { DockerError } from './docker-error.ts';
import type { Lab } from './lab.ts';
import { engineName } from './names.ts';
import { listVolumes } from './volume-view.ts';

const Created = z.object({ Name: z.string() });

/** Makes sure that the lab has a volume of this name, and answers its name on the engine. */
export async function ensureVolume(lab: Lab, name: string, labels: Record<string, string>): Promise<string> {
  const existing = (await listVolumes(lab)).find((volume) => volume.name === name);
  return existing?.engineName ?? createVolume(lab, name, labels);
}

/** Makes a volume of the lab; without a name an anonymous one. Answers its name on the engine. */
export async function createVolume(lab: Lab, name: string, labels: Record<string, string>): Promise<string> {
  return lab.quota.makeOne(
    'volumes',
    lab.limits.volumes,
    async () => (await listVolumes(lab)).length,
    async () => {
      const answer = await lab.api.json({
        method: 'POST',
        path: '/volumes/create',
        json: {
          ...(name !== '' && { Name: engineName(lab.names, name) }),
          Driver: 'local',
          Labels: { ...labels, ...learnerLabels(lab) },
        },
      });
      const created = Created.parse(answer).Name;
      // The engine answers with a volume that is there already; one without our labels is somebody else's.
      const volumes = await listVolumes(lab);
      if (!volumes.some(({ engineName }) => engineName === created))
        throw new DockerError(409, `the volume name ${name} is in use on this engine`);
      return created;
    },
  );
}
