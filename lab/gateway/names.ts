import type { LabNames } from '../engine/lab-names.ts';
import { badRequest, refused } from './docker-error.ts';

/** Labels that begin so are ours: a learner neither sees nor sets them. */
export const OWN_LABELS = 'replication-lab.';
/** What the learner calls the lab's default network, as on a plain engine. */
export const DEFAULT_NETWORK = 'bridge';

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,127}$/;

/** A container, network or volume name of the learner's, as the engine has it. */
export function engineName(names: LabNames, name: string): string {
  if (!NAME.test(name))
    throw badRequest(`Invalid name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`);
  return names.prefix + name;
}

/** The learner's name for what the engine calls `name`; one without our prefix stays (an anonymous volume). */
export function learnerName(names: LabNames, name: string): string {
  if (name === names.network) return DEFAULT_NETWORK;
  return name.startsWith(names.prefix) ? name.slice(names.prefix.length) : name;
}

export function engineNetworkName(names: LabNames, name: string): string {
  return name === DEFAULT_NETWORK || name === 'default' ? names.network : engineName(names, name);
}

/** The learner's labels; one with our prefix is refused, so that nobody can claim another lab's things. */
export function checkLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  for (const key of Object.keys(labels)) if (key.startsWith(OWN_LABELS)) throw refused(`the label ${key}`);
  return { ...labels };
}

export function withoutOwnLabels(
  labels: Readonly<Record<string, string>> | null | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries(labels ?? {}).filter(([key]) => !key.startsWith(OWN_LABELS)));
}
