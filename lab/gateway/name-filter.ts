import { badRequest } from './docker-error.ts';

// The engine reads a name filter as a regular expression of linear time; ours are not, so only what people use is
// read: letters, anchors, `.`, `|`, and one `.*`.
const READABLE = /^[A-Za-z0-9_.\-/^$|*?]{1,200}$/;

/** A test for Docker's `name=` filters: a name passes when one of them is found in it. */
export function nameFilter(patterns: readonly string[] | undefined): (name: string) => boolean {
  if (!patterns || patterns.length === 0) return () => true;
  const expressions = patterns.map(expressionFor);
  return (name) => expressions.some((expression) => expression.test(name) || expression.test(`/${name}`));
}

function expressionFor(pattern: string): RegExp {
  const stars = pattern.match(/\*/g)?.length ?? 0;
  const known = READABLE.test(pattern) && stars <= 1 && !/(?<!\.)\*|(?<!\/)\?|\?.*\?/.test(pattern);
  if (!known) throw badRequest(`invalid name filter: ${pattern}`);
  return new RegExp(pattern);
}
