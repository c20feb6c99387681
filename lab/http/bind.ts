import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A server that is bound and answers nothing yet: its port is known, and nobody else can take it. */
export type Bound = { server: Server; host: string; port: number; tls: boolean };

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
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { server, host, port: (server.address() as AddressInfo).port, tls: tls !== undefined };
}
