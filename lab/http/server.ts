import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorCatalogue } from '../contract/errors.ts';
import { createApi } from './api.ts';
import { openGuard } from './guard.ts';
import type { LabSession } from '../labs/lab-session.ts';
import { openSession } from './session.ts';
import { createSite } from './site-files.ts';
import { openSockets } from './sockets.ts';

export type LabServer = {
  /** With the token: opening it once lets a browser in. */
  url: string;
  port: number;
  close(): Promise<void>;
};

export type ServerOptions = {
  home: string;
  /** The built site's folder. */
  site: string;
  /** Loopback port; 0 for any. Rejects with EADDRINUSE when it is taken. */
  port: number;
  version: string;
  lab: LabSession;
  report: (error: unknown) => void;
};

/** Serves pages, API and sockets on 127.0.0.1, to holders of the session's token only. */
export async function openServer(options: ServerOptions): Promise<LabServer> {
  const { home, lab, report } = options;
  const server = createServer();
  const port = await listen(server, options.port);
  const session = await openSession(home, port);
  const guard = openGuard(session, port);
  const labOf = (id: string) => (id === lab.state.id ? lab : undefined);

  const api = createApi(
    { lab: lab.state.id, role: 'speaker', version: options.version, class: null },
    labOf,
    report,
  );
  const site = createSite(options.site);
  const handle = getRequestListener((request: Request) => {
    const { pathname } = new URL(request.url);
    return pathname.startsWith('/api/') ? api.fetch(request) : site.fetch(request);
  });

  /** `/?token=…` is the address that the server prints: it trades the token for a cookie and shows a clean URL. */
  const door = new Hono().get('/', (c) => {
    if (!session.matches(c.req.query('token'))) return c.body(null, 403);
    setCookie(c, session.cookieName, session.token, { httpOnly: true, sameSite: 'Strict', path: '/' });
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    return c.redirect('/', 303);
  });
  const enter = getRequestListener(door.fetch);

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const aws = request.url === undefined ? null : AWS_PATH.exec(request.url);
    if (aws !== null) {
      serveAws(labOf(aws[1] ?? ''), request, response);
      return;
    }
    const admitted = guard.admits({ method: request.method ?? '', headers: request.headers, upgrade: false });
    if (
      request.url?.startsWith('/?token=') === true &&
      request.method === 'GET' &&
      guard.knowsHost(request.headers.host)
    ) {
      void enter(request, response);
    } else if (admitted) void handle(request, response);
    else turnAway(request, response, guard.knowsHost(request.headers.host));
  });
  const sockets = openSockets(guard, labOf, report);
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));

  return {
    port,
    url: `http://127.0.0.1:${port}/?token=${session.token}`,
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The RDS API of a lab for AWS clients on this machine, `http://127.0.0.1:4360/rds/my`. */
const AWS_PATH = /^\/rds\/([a-z0-9-]+)\/?(?:\?|$)/;

/** Needs neither cookie nor Origin: every request is signed with the lab's own key, and no page of a browser has it. */
function serveAws(lab: LabSession | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (lab?.ready === true) {
    lab.parts.rds.serve(request, response);
    return;
  }
  request.resume();
  response.writeHead(lab === undefined ? 404 : 503, { Connection: 'close' });
  response.end();
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** A person who opens the bare address is told how to come in; a wrong Host gets nothing. */
function turnAway(request: IncomingMessage, response: ServerResponse, tellWhy: boolean): void {
  request.resume();
  const { status, ko, en } = errorCatalogue['not-allowed'];
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.end(tellWhy ? `${ko.what} ${ko.next}\n${en.what} ${en.next}\n` : undefined);
}
