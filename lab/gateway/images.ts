import { Readable } from 'node:stream';
import { z } from 'zod';
import { ok, type Answer, type Exchange, type Row } from './answer.ts';
import { listContainers } from './container-view.ts';
import { DockerError, notFound, refused } from './docker-error.ts';
import {
  imagePrefix,
  learnerImageName,
  normalImageName,
  ownImageName,
  SHARED_IMAGES,
} from './image-names.ts';
import {
  findImage,
  isOwnImage,
  listImages,
  lookUpImage,
  makeImage,
  type ImageSummary,
  type LabImage,
} from './image-view.ts';
import { mapJsonLines } from './json-lines.ts';
import type { Lab } from './lab.ts';
import { OWN_LABELS, withoutOwnLabels } from './names.ts';
import { hasLabels } from './query.ts';
import { matchesReference } from './reference-pattern.ts';

const Removed = z.array(z.object({ Untagged: z.string().optional(), Deleted: z.string().optional() }));
type Removed = z.infer<typeof Removed>;

async function list({ lab, query }: Exchange): Promise<Answer> {
  const filters = query.filters(['reference', 'label', 'dangling', 'before', 'since', 'until']);
  const dangling = filters.get('dangling')?.[0];
  const references = filters.get('reference') ?? [];
  const images = (await listImages(lab)).flatMap((image) => {
    const isWanted =
      (dangling === undefined || (image.names.length === 0) === ['true', '1'].includes(dangling)) &&
      hasLabels(withoutOwnLabels(image.raw.Labels), filters.get('label'));
    if (!isWanted || references.length === 0) return isWanted ? [image] : [];
    const names = image.names.filter((name) => references.some((pattern) => matchesReference(name, pattern)));
    return names.length > 0 ? [{ ...image, names }] : [];
  });
  return ok(images.map(summaryAnswer));
}

function summaryAnswer({ names, raw }: ImageSummary): Record<string, unknown> {
  return { ...raw, RepoTags: names, RepoDigests: [], Labels: withoutOwnLabels(raw.Labels) };
}

async function inspect({ lab, params }: Exchange): Promise<Answer> {
  const { raw, names } = await findImage(lab, params['name'] ?? '');
  return ok({
    ...raw,
    RepoTags: names,
    RepoDigests: [],
    GraphDriver: { Data: null, Name: 'overlay2' },
    Config: raw.Config && { ...raw.Config, Labels: withoutOwnLabels(raw.Config.Labels) },
  });
}

const Layer = z.looseObject({ Id: z.string(), CreatedBy: z.string(), Tags: z.array(z.string()).nullable() });

async function history({ lab, params }: Exchange): Promise<Answer> {
  const { id, names } = await findImage(lab, params['name'] ?? '');
  const layers = z
    .array(Layer)
    .parse(await lab.api.json({ method: 'GET', path: `/images/${id}/history` }))
    // The layer of our label is empty and not the learner's; the image begins with the one below it.
    .filter(({ CreatedBy }) => !CreatedBy.includes(`LABEL ${OWN_LABELS}`));
  return ok(
    layers.map((layer, index) => {
      const tags =
        index === 0 ? names : (layer.Tags ?? []).flatMap((tag) => learnerImageName(lab.names, tag) ?? []);
      return { ...layer, Id: index === 0 ? id : layer.Id, Tags: tags.length > 0 ? tags : null };
    }),
  );
}

/** `docker pull`: an image that the engine has is up to date; another shared one is asked of its registry. */
async function pull({ lab, query, signal }: Exchange): Promise<Answer> {
  const from = query.text('fromImage');
  if (query.text('fromSrc') !== undefined || from === undefined) throw refused('importing an image');
  const tag = query.text('tag');
  const name = normalImageName(tag === undefined ? from : `${from}:${tag}`);
  if (!SHARED_IMAGES.has(name))
    throw new DockerError(
      403,
      `the image ${name} is not part of this lab; it has ${[...SHARED_IMAGES].join(', ')}`,
    );
  const [repository = name, wanted = 'latest'] = name.split(':');
  if (await hasImage(lab, name)) {
    const lines = [
      { status: `Pulling from library/${repository}`, id: wanted },
      { status: `Status: Image is up to date for ${name}` },
    ];
    return stream(Readable.from(lines.map((line) => `${JSON.stringify(line)}\n`)));
  }
  if (!lab.outside)
    throw new DockerError(404, `${name} is not on this machine, and this lab reaches no registry`);
  try {
    const query = { fromImage: repository, tag: wanted };
    const source = await lab.api.openOk({ method: 'POST', path: '/images/create', query, signal });
    return stream(mapJsonLines(source, (line) => line));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DockerError(404, `${name} is not on this machine and no registry gave it: ${reason}`, {
      cause,
    });
  }
}

function stream(body: Readable): Answer {
  return { status: 200, stream: body, headers: { 'content-type': 'application/json' } };
}

async function hasImage(lab: Lab, name: string): Promise<boolean> {
  const image = await lookUpImage(lab, name);
  return image?.reference === name;
}

async function tag({ lab, params, query }: Exchange): Promise<Answer> {
  const image = await findImage(lab, params['name'] ?? '');
  const repository = query.text('repo') ?? '';
  const given = query.text('tag');
  const name = ownImageName(lab.names, given === undefined ? repository : `${repository}:${given}`);
  const colon = name.lastIndexOf(':');
  await makeImage(lab, () =>
    lab.api.json({
      method: 'POST',
      path: `/images/${image.id}/tag`,
      query: { repo: name.slice(0, colon), tag: name.slice(colon + 1) },
    }),
  );
  return { status: 201 };
}

async function remove({ lab, params, query }: Exchange): Promise<Answer> {
  const image = await findImage(lab, params['name'] ?? '');
  return ok(await removeImage(lab, image, query.flag('force'), query.flag('noprune')));
}

/** Removes a name of the lab's, or, by id, all of them; a shared image stays where it is. */
async function removeImage(
  lab: Lab,
  image: LabImage,
  force: boolean,
  keepParents: boolean,
): Promise<Removed> {
  if (image.name !== undefined && image.reference === image.name) throw sharedStays(image.name);
  const tags = image.raw.RepoTags ?? [];
  const own =
    image.name === undefined
      ? tags.filter((tag) => tag.startsWith(imagePrefix(lab.names)))
      : [image.reference];
  if (own.length === 0 && (tags.length > 0 || !isOwnImage(lab, image)))
    throw sharedStays(image.names[0] ?? image.id);
  if (image.name === undefined && own.length > 1 && !force)
    throw new DockerError(
      409,
      `conflict: unable to delete ${image.id.slice(7, 19)} (must be forced) - image is referenced in multiple repositories`,
    );
  const removed: Removed = [];
  for (const reference of own.length > 0 ? own : [image.id]) {
    const answer = await lab.api.json({
      method: 'DELETE',
      path: `/images/${reference}`,
      query: { force: force ? '1' : undefined, noprune: keepParents ? '1' : undefined },
    });
    removed.push(...Removed.parse(answer));
  }
  return removed.flatMap((line) => {
    if (line.Untagged === undefined) return [line];
    const name = learnerImageName(lab.names, line.Untagged);
    return name === undefined ? [] : [{ Untagged: name }];
  });
}

function sharedStays(name: string): DockerError {
  return new DockerError(403, `${name} belongs to every lab on this engine and stays`);
}

async function prune({ lab, query }: Exchange): Promise<Answer> {
  const filters = query.filters(['dangling', 'label', 'until']);
  const all = ['false', '0'].includes(filters.get('dangling')?.[0] ?? 'true');
  const used = new Set((await listContainers(lab)).map(({ imageId }) => imageId));
  const removed: Removed = [];
  for (const { id, names, raw } of await listImages(lab)) {
    const isCandidate =
      !used.has(id) && (names.length === 0 || (all && !names.some((name) => SHARED_IMAGES.has(name))));
    if (!isCandidate || !hasLabels(withoutOwnLabels(raw.Labels), filters.get('label'))) continue;
    removed.push(...(await removeImage(lab, await findImage(lab, id), true, false)));
  }
  return ok({ ImagesDeleted: removed.length > 0 ? removed : null, SpaceReclaimed: 0 });
}

async function distribution({ params }: Exchange): Promise<Answer> {
  throw notFound(`${params['name'] ?? ''}: this lab asks no registry`);
}

export const imageRows: readonly Row[] = [
  { method: 'GET', path: '/images/json', answer: list },
  { method: 'POST', path: '/images/create', answer: pull },
  { method: 'POST', path: '/images/prune', answer: prune },
  { method: 'GET', path: '/images/{name*}/json', answer: inspect },
  { method: 'GET', path: '/images/{name*}/history', answer: history },
  { method: 'POST', path: '/images/{name*}/tag', answer: tag },
  { method: 'DELETE', path: '/images/{name*}', answer: remove },
  { method: 'GET', path: '/distribution/{name*}/json', answer: distribution },
];
