import { z } from 'zod';
import { KIND_LABEL, labFilter } from '../engine/lab-names.ts';
import { notFound } from './docker-error.ts';
import type { Lab } from './lab.ts';
import { learnerName } from './names.ts';
import { filterText } from './query.ts';
import { resolve } from './resolve.ts';

const Network = z.looseObject({
  Id: z.string(),
  Name: z.string(),
  Driver: z.string(),
  Labels: z.record(z.string(), z.string()).nullable(),
});

export type LabNetwork = {
  id: string;
  name: string;
  engineName: string;
  /** `default` is the lab's own, which the learner sees as `bridge`; `plain` are the engine's `host` and `none`. */
  kind: 'default' | 'learner' | 'plain';
  labels: Record<string, string>;
  raw: z.infer<typeof Network>;
};

/** The networks that this learner sees: their own, the lab's default one, and `host` and `none` as on any engine. */
export async function listNetworks(lab: Lab): Promise<LabNetwork[]> {
  const [own, plain] = await Promise.all([
    lab.api.json({
      method: 'GET',
      path: '/networks',
      query: { filters: filterText(labFilter(lab.names.lab)) },
    }),
    lab.api.json({
      method: 'GET',
      path: '/networks',
      query: { filters: filterText({ driver: ['host', 'null'] }) },
    }),
  ]);
  return [
    ...z
      .array(Network)
      .parse(own)
      .flatMap((raw) => ownNetwork(lab, raw) ?? []),
    ...z
      .array(Network)
      .parse(plain)
      .filter(({ Name }) => Name === 'host' || Name === 'none')
      .map((raw) => ({
        id: raw.Id,
        name: raw.Name,
        engineName: raw.Name,
        kind: 'plain' as const,
        labels: {},
        raw,
      })),
  ];
}

function ownNetwork(lab: Lab, raw: z.infer<typeof Network>): LabNetwork | undefined {
  const labels = raw.Labels ?? {};
  const isDefault = raw.Name === lab.names.network;
  if (!isDefault && (labels[KIND_LABEL] !== 'learner' || !raw.Name.startsWith(lab.names.prefix)))
    return undefined;
  return {
    id: raw.Id,
    name: learnerName(lab.names, raw.Name),
    engineName: raw.Name,
    kind: isDefault ? 'default' : 'learner',
    labels,
    raw,
  };
}

export async function findNetwork(lab: Lab, reference: string): Promise<LabNetwork> {
  const found = resolve(await listNetworks(lab), reference);
  if (!found) throw notFound(`network ${reference} not found`);
  return found;
}
