import type { RdsInput } from '../../contract/rds.ts';
import { AwsError } from '../aws-error.ts';
import type { QueryParameters } from './query-parameters.ts';

/** Deeper than the API's deepest list of structures (`TagSpecifications.item.1.Tags.Tag.1.Key`). */
const DEPTH_MOST = 8;
/** Names and positions only: neither `__proto__` nor anything else that an object might understand. */
const NAME = /^[A-Za-z][A-Za-z0-9]*$/;
const POSITION = /^[1-9][0-9]{0,3}$/;
/** How many parts all names of a request may have together. */
const PARTS_MOST = 5000;

/** The names that stand between a list and its positions, as in `Tags.Tag.1`. */
export type Wrappers = ReadonlySet<string>;

type Branch = Map<string, string | Branch>;

/**
 * `Tags.Tag.1.Key=a` becomes `{ Tags: [{ Key: 'a' }] }`: what an SDK was given, with strings for all scalars. The
 * positions of a list give its order; gaps in them close.
 */
export function nestedInput(parameters: QueryParameters, wrappers: Wrappers): RdsInput {
  const root: Branch = new Map();
  let count = 0;
  for (const [name, value] of parameters) {
    const path = name.split('.', DEPTH_MOST + 1);
    count += path.length;
    if (path.length > DEPTH_MOST || count > PARTS_MOST) throw refused(name);
    if (!path.every((part, index) => NAME.test(part) || (index > 0 && POSITION.test(part)))) {
      throw refused(name);
    }
    put(root, path, value, name);
  }
  return objectOf(root, wrappers);
}

function put(root: Branch, path: string[], value: string, name: string): void {
  const last = path.at(-1);
  if (last === undefined) throw refused(name);
  let branch = root;
  for (const part of path.slice(0, -1)) {
    const next = branch.get(part) ?? new Map<string, string | Branch>();
    if (typeof next === 'string') throw refused(name);
    branch.set(part, next);
    branch = next;
  }
  if (branch.has(last)) throw refused(name);
  branch.set(last, value);
}

function objectOf(branch: Branch, wrappers: Wrappers): RdsInput {
  return Object.fromEntries([...branch].map(([name, value]) => [name, valueOf(value, wrappers)]));
}

function valueOf(value: string | Branch, wrappers: Wrappers): unknown {
  if (typeof value === 'string') return value;
  const [only, ...others] = value;
  if (only !== undefined && others.length === 0 && wrappers.has(only[0]) && isList(only[1])) {
    return listOf(only[1], wrappers);
  }
  return isList(value) ? listOf(value, wrappers) : objectOf(value, wrappers);
}

function isList(value: string | Branch): value is Branch {
  return typeof value !== 'string' && [...value.keys()].every((key) => POSITION.test(key));
}

function listOf(list: Branch, wrappers: Wrappers): unknown[] {
  return [...list]
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, item]) => valueOf(item, wrappers));
}

function refused(name: string): AwsError {
  return new AwsError(
    'InvalidQueryParameter',
    `The parameter name ${JSON.stringify(name.slice(0, 60))} is not valid.`,
  );
}
