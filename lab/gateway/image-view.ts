import { z } from 'zod';
import { LAB_LABEL, labFilter } from '../engine/lab-names.ts';
import { badRequest, DockerError, notFound } from './docker-error.ts';
import { TOO_LARGE } from './engine-api.ts';
import {
  imagePrefix,
  learnerImageName,
  looksLikeImageId,
  normalImageName,
  ownImageName,
  ownImagePatterns,
  SHARED_IMAGES,
} from './image-names.ts';
import type { Lab } from './lab.ts';
import { filterText } from './query.ts';

const Labels = z.record(z.string(), z.string()).nullish();
const Summary = z.looseObject({
  Id: z.string(),
  RepoTags: z.array(z.string()).nullable(),
  RepoDigests: z.array(z.string()).nullish(),
  Labels,
  Created: z.number(),
  Size: z.number(),
});
const Inspect = z.looseObject({
  Id: z.string(),
  RepoTags: z.array(z.string()).nullable(),
  Config: z
    .looseObject({
      Labels,
      Volumes: z.record(z.string(), z.unknown()).nullish(),
      ExposedPorts: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
});

export type ImageSummary = {
  id: string;
  /** The learner's names for it; none for a dangling image. */
  names: string[];
  raw: z.infer<typeof Summary>;
};

export type LabImage = {
  id: string;
  names: string[];
  /** What the engine is to be given: a name of its own, or an id. */
  reference: string;
  /** The learner's name by which it was found. */
  name: string | undefined;
  raw: z.infer<typeof Inspect>;
};

/**
 * The images that this learner sees: the shared ones, and the lab's own, tagged or not. The engine is asked for no
 * others: what is written on those of another lab could make its answer too long to be read.
 */
export async function listImages(lab: Lab): Promise<ImageSummary[]> {
  const matching = async (filters: Record<string, readonly string[]>) =>
    z
      .array(Summary)
      .parse(
        await lab.api.json({ method: 'GET', path: '/images/json', query: { filters: filterText(filters) } }),
      );
  const [named, own] = await Promise.all([
    matching({ reference: [...SHARED_IMAGES, ...ownImagePatterns(lab.names)] }),
    matching(labFilter(lab.names.lab)),
  ]);
  return [...new Map([...named, ...own].map((raw) => [raw.Id, raw])).values()]
    .sort((one, other) => other.Created - one.Created)
    .map((raw) => ({ id: raw.Id, names: learnerNames(lab, raw.RepoTags), raw }));
}

function learnerNames(lab: Lab, tags: readonly string[] | null): string[] {
  return (tags ?? []).flatMap((tag) => learnerImageName(lab.names, tag) ?? []);
}

/** The image that a reference means in this lab, or undefined: the lab's own name before the shared one, then an id. */
export async function lookUpImage(lab: Lab, reference: string): Promise<LabImage | undefined> {
  if (!/^(?:sha256:)?[0-9a-f]{64}$/.test(reference)) {
    const name = normalImageName(reference);
    const own = await inspect(lab, ownImageName(lab.names, name), name);
    if (own) return own;
    const shared = SHARED_IMAGES.has(name) ? await inspect(lab, name, name) : undefined;
    if (shared) return shared;
  }
  if (!looksLikeImageId(reference)) return undefined;
  const beginning = reference.startsWith('sha256:') ? reference : `sha256:${reference}`;
  const found = (await listImages(lab)).filter(({ id }) => id.startsWith(beginning));
  if (found.length > 1) throw badRequest(`multiple IDs found with provided prefix: ${reference}`);
  return found[0] && (await inspect(lab, found[0].id, undefined));
}

export async function findImage(lab: Lab, reference: string): Promise<LabImage> {
  const found = await lookUpImage(lab, reference);
  if (!found)
    throw notFound(`No such image: ${looksLikeImageId(reference) ? reference : normalImageName(reference)}`);
  return found;
}

async function inspect(lab: Lab, reference: string, name: string | undefined): Promise<LabImage | undefined> {
  try {
    const raw = Inspect.parse(await lab.api.json({ method: 'GET', path: `/images/${reference}/json` }));
    return { id: raw.Id, names: learnerNames(lab, raw.RepoTags), reference, name, raw };
  } catch (error) {
    // Not there under this name; the caller tries the next one.
    if (error instanceof DockerError && error.status === 404) return undefined;
    throw error;
  }
}

/** Whether an image was built or committed in this lab, by the label that the gateway puts on it. */
export function isOwnImage(lab: Lab, image: LabImage): boolean {
  return image.raw.Config?.Labels?.[LAB_LABEL] === lab.names.lab;
}

/** Makes one more image, or one more name for one, if the lab may have it. */
export function makeImage<Made>(lab: Lab, make: () => Promise<Made>): Promise<Made> {
  return lab.quota.makeOne('images', lab.limits.images, () => countOwn(lab), make);
}

/** Each name counts, and each image of the lab's that has none. */
async function countOwn(lab: Lab): Promise<number> {
  const images = await listImages(lab).catch((error: unknown) => {
    if (!(error instanceof DockerError) || !error.message.includes(TOO_LARGE)) throw error;
    throw new DockerError(403, "what is written on this lab's images is too long to be read; remove some", {
      cause: error,
    });
  });
  const counts = images.map(({ raw }) => {
    const own = (raw.RepoTags ?? []).filter((tag) => tag.startsWith(imagePrefix(lab.names))).length;
    return own === 0 && raw.Labels?.[LAB_LABEL] === lab.names.lab ? 1 : own;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
