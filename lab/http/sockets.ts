import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Guard } from './guard.ts';
import type { LabSession } from '../labs/lab-session.ts';
import { serveLabSocket } from './lab-socket.ts';
import { serveTerminalSocket } from './terminal-socket.ts';

const MESSAGE_MOST_BYTES = 1024 * 1024;
const SOCKETS_MOST = 200;
/** A dead connection is noticed within two beats. */
const BEAT_MS = 20_000;

const LAB_SOCKET = /^\/api\/labs\/([a-z0-9-]+)\/socket$/;
const TERMINAL_SOCKET = /^\/api\/labs\/([a-z0-9-]+)\/terminals\/([a-z0-9_.-]+)\/socket$/;

export type Sockets = {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
};

/** Every WebSocket of the server; what is not admitted or not known is answered before the handshake. */
export function openSockets(
  guard: Guard,
  labOf: (id: string) => LabSession | undefined,
  report: (error: unknown) => void,
): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_MOST_BYTES,
    perMessageDeflate: false,
  });
  const alive = new WeakSet<WebSocket>();
  const beat = setInterval(() => {
    for (const client of server.clients) {
      if (!alive.delete(client)) client.terminate();
      else client.ping();
    }
  }, BEAT_MS);

  const serverOf = (url: URL): ((socket: WebSocket) => void) | undefined => {
    const labMatch = LAB_SOCKET.exec(url.pathname);
    const lab = labOf(labMatch?.[1] ?? '');
    if (lab !== undefined) return (socket) => serveLabSocket(socket, lab, report);

    const [, labId, terminalId] = TERMINAL_SOCKET.exec(url.pathname) ?? [];
    const session = labOf(labId ?? '');
    const terminal =
      session?.ready === true ? session.parts.workbench.terminals.get(terminalId ?? '') : undefined;
    if (terminal === undefined) return undefined;
    const since = url.searchParams.get('since');
    return (socket) => serveTerminalSocket(socket, terminal, since === null ? undefined : Number(since));
  };

  return {
    upgrade(request, socket, head) {
      const admitted = guard.admits({
        method: request.method ?? '',
        headers: request.headers,
        upgrade: true,
      });
      if (!admitted || server.clients.size >= SOCKETS_MOST) return refuse(socket, 403);
      const serve = serverOf(new URL(request.url ?? '/', 'http://lab'));
      if (serve === undefined) return refuse(socket, 404);
      server.handleUpgrade(request, socket, head, (webSocket) => {
        alive.add(webSocket);
        webSocket.on('pong', () => alive.add(webSocket));
        webSocket.on('error', () => webSocket.terminate()); // a broken peer ends its own socket, nothing else
        serve(webSocket);
      });
    },
    close() {
      clearInterval(beat);
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function refuse(socket: Duplex, status: 403 | 404): void {
  socket.on('error', () => socket.destroy()); // the peer may be gone already; there is nobody to tell
  socket.end(
    `HTTP/1.1 ${status} ${status === 403 ? 'Forbidden' : 'Not Found'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
