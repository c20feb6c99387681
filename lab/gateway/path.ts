import { badRequest, DockerError } from './docker-error.ts';

/** The versions of the Docker API that the gateway answers. */
export const OLDEST_VERSION = 41;
export const NEWEST_VERSION = 45;

/** A request's path after the strict reading: segments without version prefix, and the query as given. */
export type Path = { segments: string[]; query: URLSearchParams };

// What names, ids and image references are made of. No `%`: nothing that Docker names needs it, and an encoded
// slash would be read differently by the two ends.
const SEGMENT = /^[A-Za-z0-9_.:@+-]{1,255}$/;

/** Reads a request target. Anything that two parsers could read in two ways is an error. */
export function parsePath(target: string): Path {
  if (target.length > 16_384) throw badRequest('the request path is too long');
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  if (!path.startsWith('/')) throw badRequest('the request path must begin with /');
  const segments = path.slice(1).split('/');
  for (const segment of segments) {
    if (!SEGMENT.test(segment) || segment === '.' || segment === '..')
      throw badRequest('malformed request path');
  }
  const version = /^v(\d{1,3})\.(\d{1,3})$/.exec(segments[0] ?? '');
  if (version) {
    checkVersion(Number(version[1]), Number(version[2]));
    segments.shift();
  }
  if (segments.length === 0) throw new DockerError(404, 'page not found');
  return { segments, query: new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1)) };
}

// Docker's own words; the CLI shows them when DOCKER_API_VERSION is set wrongly.
function checkVersion(major: number, minor: number): void {
  if (major > 1 || (major === 1 && minor > NEWEST_VERSION))
    throw badRequest(
      `client version ${major}.${minor} is too new. Maximum supported API version is 1.${NEWEST_VERSION}`,
    );
  if (major < 1 || minor < OLDEST_VERSION)
    throw badRequest(
      `client version ${major}.${minor} is too old. Minimum supported API version is 1.${OLDEST_VERSION}, please upgrade your client to a newer version`,
    );
}

export type Params = Record<string, string>;

/** Matches segments with a pattern such as `/containers/{id}/json`; `{name*}` takes one or more segments. */
export function matchPath(pattern: string, segments: readonly string[]): Params | undefined {
  const parts = pattern.slice(1).split('/');
  const params: Params = {};
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const hole = /^\{(\w+)(\*?)\}$/.exec(part);
    const name = hole?.[1];
    if (name === undefined) {
      if (segments[at] !== part) return undefined;
      at += 1;
      continue;
    }
    const take = hole?.[2] === '*' ? segments.length - at - (parts.length - index - 1) : 1;
    if (take < 1 || at + take > segments.length) return undefined;
    params[name] = segments.slice(at, at + take).join('/');
    at += take;
  }
  return at === segments.length ? params : undefined;
}
