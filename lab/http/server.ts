import { getRequestListener } from '@hono/node-server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorCatalogue } from '../contract/errors.ts';
import type { LabError } from '../contract/lab-error.ts';
import type { LabSession } from '../labs/lab-session.ts';
import type { Addresses } from './access/addresses.ts';
import { callersAtHome, callersInClass, newFollower } from './access/callers.ts';
import { cookie } from './access/cookies.ts';
import { openGuard, type Admission, type Knock } from './access/guard.ts';
import type { Access } from './access/open-access.ts';
import { createApi } from './api/api.ts';
import type { Bound } from './bind.ts';
import { createDoors } from './doors.ts';
import { isForPage, refusalOf } from './refusal.ts';
import type { ServedRooms } from './served-rooms.ts';
import { createSite } from './site-files.ts';
import { openSockets, refuseSocket } from './sockets/sockets.ts';

export type LabServer = { close(): Promise<void> };

export type ServerOptions = {
  bound: Bound;
  addresses: Addresses;
  access: Access;
  rooms: ServedRooms;
  /** The lab of whoever has a key: the one lab at home, the stage in a class. */
  lab: string;
  /** The built site's folder. */
  site: string;
  version: string;
  report: (error: unknown) => void;
};

/** Serves pages, API and sockets to those whom the guard admits. */
export function openServer(options: ServerOptions): LabServer {
  const { bound, addresses, access, rooms, lab, report } = options;
  const { server } = bound;
  const { names } = access;
  const { secure, origin } = addresses;
  const callers = callersOf(access, rooms, lab);
  const guard = openGuard({ where: access.where, addresses, callers, report });

  const cookieFor = (secret: string): string => {
    const until = rooms.classroom?.door().keptUntil;
    return cookie(names.signedIn, secret, { sameSite: 'Strict', secure, until });
  };
  const api = createApi({
    ...options,
    signIn: {
      cookie: cookieFor,
      forget: () => cookie(names.signedIn, '', { sameSite: 'Strict', secure, until: 0 }),
      link: (secret) => `${origin}/?me=${secret}`,
    },
  });
  const site = createSite(options.site);
  const doors = createDoors(access.where, callers, cookieFor);
  const admissions = new WeakMap<IncomingMessage, Admission>();

  const pages = async (request: Request, { caller }: Admission): Promise<Response> => {
    const page = await site.fetch(request);
    const isPage = page.headers.get('content-type')?.startsWith('text/html') === true;
    if (isPage && caller.role === 'nobody' && caller.follower === undefined)
      page.headers.append('Set-Cookie', cookie(names.follower, newFollower(), { sameSite: 'Lax', secure }));
    return page;
  };
  const handle = getRequestListener((request, { incoming }) => {
    const admission = admissions.get(incoming as IncomingMessage);
    if (admission === undefined) throw new Error('a request that the guard has not seen');
    const { kind } = admission.asked;
    if (kind === 'api') return api.fetch(request, { admission });
    return kind === 'door' ? doors.fetch(request) : pages(request, admission);
  });

  bound.answer((request, response) => {
    const verdict = guard.judge(knockOf(request, false));
    if ('refusal' in verdict) return turnAway(request, response, verdict);
    const { asked } = verdict.admission;
    if (asked.kind === 'aws') return serveAws(rooms.labs.get(asked.lab), request, response);
    admissions.set(request, verdict.admission);
    handle(request, response).catch(report);
  });
  const sockets = openSockets(rooms, report);
  server.on('upgrade', (request, socket, head) => {
    const verdict = guard.judge(knockOf(request, true));
    if ('refusal' in verdict) refuseSocket(socket, errorCatalogue[verdict.refusal.code].status);
    else sockets.upgrade(verdict.admission, request, socket, head);
  });

  return {
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function callersOf(access: Access, { classroom }: ServedRooms, lab: string) {
  if (access.where === 'home') return callersAtHome(access.names, access.key, lab);
  if (classroom === undefined) throw new Error('a class has a classroom');
  return callersInClass(access.names, access.keys, lab, classroom);
}

function knockOf(request: IncomingMessage, upgrade: boolean): Knock {
  const { method = '', url = '/', headers, socket } = request;
  const { remoteAddress, localAddress } = socket;
  return { method, url, headers, upgrade, remoteAddress, localAddress };
}

/** AWS programs check nothing but the signature of their own request, so the answer to it is the lab's alone. */
function serveAws(lab: LabSession | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (lab?.ready === true) {
    lab.parts.rds.serve(request, response);
    return;
  }
  request.resume();
  response.writeHead(lab === undefined ? 404 : 503, { Connection: 'close' });
  response.end();
}

/** A wrong Host gets nothing, not even words. */
function turnAway(
  request: IncomingMessage,
  response: ServerResponse,
  { refusal, silent }: { refusal: LabError; silent: boolean },
): void {
  request.resume();
  const { status, headers, body } = refusalOf(refusal, isForPage(request));
  response.writeHead(status, { ...headers, Connection: 'close' });
  response.end(silent ? undefined : body);
}
