import { z } from 'zod';
import { noContent, ok, type Answer, type Exchange, type Row } from './answer.ts';
import { learnerFilter } from './container-view.ts';
import { refused } from './docker-error.ts';
import { nameFilter } from './name-filter.ts';
import { checkLabels, learnerName, withoutOwnLabels } from './names.ts';
import { filterText } from './query.ts';
import { ensureVolume, createVolume } from './volume-create.ts';
import { findVolume, listVolumes, volumeAnswer } from './volume-view.ts';

const Texts = z.record(z.string(), z.string()).nullish();
const CreateVolume = z.object({
  Name: z.string().default(''),
  Driver: z.string().default('local'),
  DriverOpts: Texts,
  Labels: Texts,
  ClusterVolumeSpec: z.unknown().optional(),
});
const Pruned = z.object({ VolumesDeleted: z.array(z.string()).nullable(), SpaceReclaimed: z.number() });

async function list({ lab, query }: Exchange): Promise<Answer> {
  const filters = query.filters(['name', 'label', 'dangling', 'driver']);
  const isNamed = nameFilter(filters.get('name'));
  filters.delete('name');
  const volumes = (await listVolumes(lab, filters)).filter(({ name }) => isNamed(name));
  return ok({
    Volumes: volumes.map((volume) => volumeAnswer(volume, withoutOwnLabels(volume.labels))),
    Warnings: null,
  });
}

async function inspect({ lab, params }: Exchange): Promise<Answer> {
  const volume = await findVolume(lab, params['name'] ?? '');
  return ok(volumeAnswer(volume, withoutOwnLabels(volume.labels)));
}

async function create({ lab, readJson }: Exchange): Promise<Answer> {
  const body = await readJson(CreateVolume);
  if (!['', 'local'].includes(body.Driver)) throw refused(`the volume driver ${body.Driver}`);
  // `type=none,o=bind,device=/` makes a local volume of any folder of the machine.
  if (Object.keys(body.DriverOpts ?? {}).length > 0) throw refused('a volume with driver options');
  if (body.ClusterVolumeSpec) throw refused('a cluster volume');
  const labels = checkLabels(body.Labels ?? {});
  const name =
    body.Name === '' ? await createVolume(lab, '', labels) : await ensureVolume(lab, body.Name, labels);
  const volume = await findVolume(lab, learnerName(lab.names, name));
  return ok(volumeAnswer(volume, withoutOwnLabels(volume.labels)), 201);
}

async function remove({ lab, params, query }: Exchange): Promise<Answer> {
  const volume = await findVolume(lab, params['name'] ?? '');
  await lab.api.json({
    method: 'DELETE',
    path: `/volumes/${volume.engineName}`,
    query: { force: query.flag('force') ? '1' : undefined },
  });
  return noContent;
}

async function prune({ lab, query }: Exchange): Promise<Answer> {
  const filters = query.filters(['label', 'label!', 'all']);
  const own = learnerFilter(lab).label;
  const all = { ...Object.fromEntries(filters), label: [...own, ...(filters.get('label') ?? [])] };
  const answer = await lab.api.json({
    method: 'POST',
    path: '/volumes/prune',
    query: { filters: filterText(all) },
  });
  const pruned = Pruned.parse(answer);
  return ok({
    ...pruned,
    VolumesDeleted: (pruned.VolumesDeleted ?? []).map((name) => learnerName(lab.names, name)),
  });
}

export const volumeRows: readonly Row[] = [
  { method: 'GET', path: '/volumes', answer: list },
  { method: 'POST', path: '/volumes/create', answer: create },
  { method: 'POST', path: '/volumes/prune', answer: prune },
  { method: 'GET', path: '/volumes/{name}', answer: inspect },
  { method: 'DELETE', path: '/volumes/{name}', answer: remove },
];
