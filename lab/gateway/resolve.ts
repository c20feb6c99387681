import { badRequest } from './docker-error.ts';

/**
 * Finds what a learner's reference means among the things of their lab, in Docker's order: full id, name, beginning
 * of an id. The engine is never asked about a reference, so nothing outside the lab can be named.
 */
export function resolve<Item extends { id: string; name: string }>(
  items: readonly Item[],
  reference: string,
): Item | undefined {
  const exact =
    items.find(({ id }) => id === reference) ??
    items.find(({ name }) => name === reference.replace(/^\//, ''));
  if (exact) return exact;
  if (!/^[0-9a-f]+$/.test(reference)) return undefined;
  const beginning = items.filter(({ id }) => id.startsWith(reference));
  if (beginning.length > 1) throw badRequest(`multiple IDs found with provided prefix: ${reference}`);
  return beginning[0];
}
