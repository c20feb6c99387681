import type { LabNames } from '../engine/lab-names.ts';
import { badRequest } from './docker-error.ts';

/** Images that every lab on the engine may use and none may change: exact names, never a whole repository. */
export const SHARED_IMAGES: ReadonlySet<string> = new Set([
  'mysql:9.7',
  'mysql:9',
  'mysql:lts',
  'mysql:latest',
  'mysql:8.4',
  'mysql:8.0',
  'debian:trixie-slim',
  'debian:latest',
  'busybox:latest',
  'alpine:latest',
  'hello-world:latest',
]);

/** Parts between slashes that a name may have. */
const DEEPEST = 4;

const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/** Where the engine keeps a lab's own images: below a name of the lab's. */
export function imagePrefix(names: LabNames): string {
  return `rl-${names.lab}/`;
}

/** Whether a text is an image id or the beginning of one, rather than a name. */
export function looksLikeImageId(reference: string): boolean {
  return /^(?:sha256:)?[0-9a-f]{2,64}$/.test(reference);
}

/**
 * A reference in the short form that Docker shows, always with a tag: `mysql` and `docker.io/library/mysql:latest`
 * are both `mysql:latest`.
 */
export function normalImageName(reference: string): string {
  if (reference.includes('@')) throw badRequest(`${reference}: use a tag, digests are not part of this lab`);
  const short = reference.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\/(?=[^/]+$)/, '');
  const colon = short.lastIndexOf(':');
  const tagged = colon > short.lastIndexOf('/');
  const repository = tagged ? short.slice(0, colon) : short;
  const tag = tagged ? short.slice(colon + 1) : 'latest';
  if (repository.length > 160 || !REPOSITORY.test(repository) || !TAG.test(tag))
    throw badRequest('invalid reference format');
  return `${repository}:${tag}`;
}

/** A name that the lab may give to an image of its own, as the engine has it. */
export function ownImageName(names: LabNames, reference: string): string {
  const name = normalImageName(reference);
  if (name.split('/').length > DEEPEST) throw badRequest(`${reference}: at most ${DEEPEST} parts`);
  return imagePrefix(names) + name;
}

/** The engine's patterns for all names of a lab's own, one for each depth, since no star takes a slash. */
export function ownImagePatterns(names: LabNames): string[] {
  return Array.from({ length: DEEPEST }, (_, depth) => imagePrefix(names) + `*${'/*'.repeat(depth)}`);
}

/** How the learner sees a name of the engine; undefined when it is no name of this lab. */
export function learnerImageName(names: LabNames, name: string): string | undefined {
  const prefix = imagePrefix(names);
  if (name.startsWith(prefix)) return name.slice(prefix.length);
  return SHARED_IMAGES.has(name) ? name : undefined;
}

/**
 * Takes what is ours, and where the engine keeps it, out of a text of the engine's: an error, or a line of a
 * build's output. Such a line is the learner's own and may be long.
 */
export function withoutPrefixes(names: LabNames, words: string): string {
  return words
    .replaceAll(pathTo(`/volumes/${names.workspace}/_data`), '/workspace')
    .replaceAll(pathTo(`/volumes/${names.prefix}`), '/var/lib/docker/volumes/')
    .replaceAll(imagePrefix(names), '')
    .replaceAll(names.prefix, '')
    .replaceAll(names.network, 'bridge');
}

/** Begins where a word begins and nowhere else: from every letter on, a long word would be read all over again. */
function pathTo(end: string): RegExp {
  return new RegExp(`(?<![^\\s"'])[^\\s"']*${literal(end)}`, 'g');
}

const literal = (text: string) => text.replaceAll('.', String.raw`\.`);
