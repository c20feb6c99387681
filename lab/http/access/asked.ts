import { routes } from '../../contract/routes.ts';
import type { Beside, Method, RouteName } from './rules.ts';

/** What a request asks for. */
export type Asked =
  | { kind: 'api'; route: RouteName; method: Method; parts: Record<string, string> }
  | { kind: 'aws'; lab: string }
  | { kind: Exclude<Beside, 'aws'> }
  /** Below `/api/`, but nothing that is served. */
  | { kind: 'nothing' };

/** `/rds/my`, as AWS programs have it as their endpoint. */
const AWS_PATH = /^\/rds\/([a-z0-9-]+)\/?(?:\?|$)/;
/** A link that signs in. */
const DOOR = /^\/\?(?:token|me)=/;
/**
 * No name in our routes needs more. Whatever else stands in an address (escapes, dots, double slashes) is refused
 * before anybody interprets it, so that this table and the router cannot understand it differently.
 */
const PLAIN_PATH = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.~-]*)+$/;

const METHODS: readonly string[] = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'SOCKET',
] satisfies readonly Method[];
const isMethod = (method: string): method is Method => METHODS.includes(method);

const patterns = Object.entries(routes).map(([name, route]) => ({
  name,
  pattern: new RegExp(`^${route.replace(/[.]/g, '\\.').replace(/:([a-z]+)/g, '(?<$1>[^/]+)')}$`),
}));

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);

export function readAsked(request: { method: string; url: string; upgrade: boolean }): Asked {
  const { url } = request;
  const [path = ''] = url.split('?', 1);
  // The answer to HEAD is that to GET without its body.
  const method = request.upgrade ? 'SOCKET' : request.method === 'HEAD' ? 'GET' : request.method;
  if (path.startsWith('/api/') || path === '/api' || request.upgrade) {
    if (!PLAIN_PATH.test(path) || !isMethod(method)) return { kind: 'nothing' };
    for (const { name, pattern } of patterns) {
      const found = pattern.exec(path);
      if (found === null || !isRoute(name)) continue;
      return { kind: 'api', route: name, method, parts: { ...found.groups } };
    }
    return { kind: 'nothing' };
  }
  const [, lab] = AWS_PATH.exec(url) ?? [];
  if (lab !== undefined) return { kind: 'aws', lab };
  if (method === 'GET' && DOOR.test(url)) return { kind: 'door' };
  return { kind: 'site' };
}
