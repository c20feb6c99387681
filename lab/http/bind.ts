import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { LabError } from '../contract/lab-error.ts';
import { isForPage, refusalOf } from './refusal.ts';

/** A server whose port is known, and which nobody else can take. */
export type Bound = {
  server: Server;
  host: string;
  port: number;
  tls: boolean;
  /** Until `answer` everybody is told to come back. */
  answer(listener: RequestListener): void;
};

/**
 * Three for each of 400 browsers, which keep connections open for further requests. The time that a request may take
 * to come in is bounded by Node: https://nodejs.org/api/http.html#serverheaderstimeout
 */
const CONNECTIONS_MOST = 3_000;

/** Port 0 is any. Rejects with the system's own error, for example EADDRINUSE. */
export async function bind(options: {
  host: string;
  port: number;
  tls?: { cert: Buffer; key: Buffer } | undefined;
}): Promise<Bound> {
  const { host, port, tls } = options;
  const server = tls === undefined ? createServer() : createTlsServer(tls);
  server.maxConnections = CONNECTIONS_MOST;
  server.on('request', tellToComeBack);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    server,
    host,
    port: taken,
    tls: tls !== undefined,
    answer(listener) {
      server.off('request', tellToComeBack);
      server.on('request', listener);
    },
  };
}

const tellToComeBack: RequestListener = (request, response) => {
  request.resume();
  const { status, headers, body } = refusalOf(new LabError('lab-not-ready'), isForPage(request));
  response.writeHead(status, { ...headers, 'Retry-After': '2', Connection: 'close' });
  response.end(body);
};
