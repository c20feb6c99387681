import { z } from 'zod';
import { notFound } from './docker-error.ts';
import { learnerFilter } from './container-view.ts';
import type { Lab } from './lab.ts';
import { learnerName } from './names.ts';
import { filterText, type Filters } from './query.ts';

const Volume = z.looseObject({
  Name: z.string(),
  Driver: z.string(),
  Labels: z.record(z.string(), z.string()).nullable(),
});
const Volumes = z.object({ Volumes: z.array(Volume).nullable() });

export type LabVolume = {
  /** The learner's name; an anonymous volume has the same one on the engine. */
  name: string;
  engineName: string;
  labels: Record<string, string>;
  raw: z.infer<typeof Volume>;
};

const ANONYMOUS = /^[0-9a-f]{64}$/;

/** The lab's volumes; not the workspace. */
export async function listVolumes(
  lab: Lab,
  filters: Filters = new Map<string, string[]>(),
): Promise<LabVolume[]> {
  const label = [...learnerFilter(lab).label, ...(filters.get('label') ?? [])];
  const answer = await lab.api.json({
    method: 'GET',
    path: '/volumes',
    query: { filters: filterText({ ...Object.fromEntries(filters), label }) },
  });
  return (Volumes.parse(answer).Volumes ?? []).flatMap((raw) => {
    if (!raw.Name.startsWith(lab.names.prefix) && !ANONYMOUS.test(raw.Name)) return [];
    return [{ name: learnerName(lab.names, raw.Name), engineName: raw.Name, labels: raw.Labels ?? {}, raw }];
  });
}

export async function findVolume(lab: Lab, name: string): Promise<LabVolume> {
  const found = (await listVolumes(lab)).find((volume) => volume.name === name);
  if (!found) throw notFound(`get ${name}: no such volume`);
  return found;
}

/** A volume as the learner's engine would tell it. */
export function volumeAnswer(volume: LabVolume, labels: Record<string, string>): Record<string, unknown> {
  return {
    ...volume.raw,
    Name: volume.name,
    Labels: labels,
    Mountpoint: mountpoint(volume.name),
    Options: null,
  };
}

/** Where a plain engine would keep a volume; ours says nothing about the machine's own folders. */
export function mountpoint(name: string): string {
  return `/var/lib/docker/volumes/${name}/_data`;
}
