import { z } from 'zod';
import { KIND_LABEL, LAB_LABEL } from '../engine/lab-names.ts';
import { notFound } from './docker-error.ts';
import { readGiven, type Given } from './given.ts';
import type { Lab } from './lab.ts';
import { learnerName } from './names.ts';
import { filterText } from './query.ts';
import { resolve } from './resolve.ts';

const Summary = z.looseObject({
  Id: z.string(),
  Names: z.array(z.string()).nullable(),
  Image: z.string(),
  ImageID: z.string(),
  Created: z.number(),
  State: z.string(),
  Labels: z.record(z.string(), z.string()).nullable(),
});
export type Summary = z.infer<typeof Summary>;

export type LabContainer = {
  id: string;
  /** The learner's name for it. */
  name: string;
  running: boolean;
  imageId: string;
  given: Given;
  summary: Summary;
};

/** The filter that finds what a learner has made in this lab; neither workbench nor workspace. */
export function learnerFilter(lab: Lab): { label: string[] } {
  return { label: [`${LAB_LABEL}=${lab.names.lab}`, `${KIND_LABEL}=learner`] };
}

/** The labels that mark a thing as this learner's. */
export function learnerLabels(lab: Lab): Record<string, string> {
  return { [LAB_LABEL]: lab.names.lab, [KIND_LABEL]: 'learner' };
}

/** The lab's containers, newest first, running or not; `filters` are further ones that the engine may judge. */
export async function listContainers(
  lab: Lab,
  filters: Readonly<Record<string, readonly string[]>> = {},
  size = false,
): Promise<LabContainer[]> {
  const own = learnerFilter(lab);
  const answer = await lab.api.json({
    method: 'GET',
    path: '/containers/json',
    query: {
      all: '1',
      ...(size && { size: '1' }),
      filters: filterText({ ...filters, label: [...own.label, ...(filters['label'] ?? [])] }),
    },
  });
  return z
    .array(Summary)
    .parse(answer)
    .flatMap((summary) => labContainer(lab, summary) ?? []);
}

// A label alone proves nothing: a Dockerfile could forge it on a builder's container. The name and our own label,
// which only a create request through a gateway can have, must be there too.
function labContainer(lab: Lab, summary: Summary): LabContainer | undefined {
  const given = readGiven(summary.Labels ?? {});
  const name = summary.Names?.map((full) => full.slice(1)).find((full) => full.startsWith(lab.names.prefix));
  if (!given || name === undefined) return undefined;
  return {
    id: summary.Id,
    name: learnerName(lab.names, name),
    running: summary.State === 'running' || summary.State === 'paused',
    imageId: summary.ImageID,
    given,
    summary,
  };
}

/** The container that a reference means in this lab. */
export async function findContainer(lab: Lab, reference: string): Promise<LabContainer> {
  const found = resolve(await listContainers(lab), reference);
  if (!found) throw notFound(`No such container: ${reference}`);
  return found;
}

/** Where the engine has something of a container, by its id and never by what a learner called it. */
export function containerPath({ id }: LabContainer, what: string): string {
  return `/containers/${id}/${what}`;
}
