import type { Learner } from './class-store.ts';

/** Whoever is not seen for this long is passed over when a lab is free; they keep their place. */
export const PASSED_OVER_AFTER_MS = 60_000;
/** Whoever comes back after this long stands at the end. */
export const PLACE_KEPT_MS = 15 * 60_000;

/** Those who wait for a lab, first come first served. */
export function lineOf(learners: Learner[]): Learner[] {
  return learners.filter(({ lab }) => lab === null).sort((one, other) => one.lineSince - other.lineSince);
}

/** 1 is next; null for whoever does not wait. */
export function placeOf(line: Learner[], id: string): number | null {
  const index = line.findIndex((learner) => learner.id === id);
  return index === -1 ? null : index + 1;
}

/** Whose turn it is: the first who is there. */
export function nextOf(
  line: Learner[],
  seenAt: (id: string) => number,
  now = Date.now(),
): Learner | undefined {
  return line.find(({ id }) => now - seenAt(id) < PASSED_OVER_AFTER_MS);
}
