import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { errorCatalogue } from '../../contract/errors.ts';
import { LabError } from '../../contract/lab-error.ts';
import type { Admission } from '../access/guard.ts';
import { classroomOf, labOf, type ServedRooms } from '../served-rooms.ts';
import { serveClassSocket } from './class-socket.ts';
import { serveLabSocket } from './lab-socket.ts';
import { SocketLimits } from './limits.ts';
import { serveTalkSocket } from './talk-socket.ts';
import { serveTalkTerminal } from './talk-terminal-socket.ts';
import { serveTerminalSocket } from './terminal-socket.ts';

const MESSAGE_MOST_BYTES = 1024 * 1024;
/** Whoever only follows says little. */
const STRANGERS_MESSAGE_MOST_BYTES = 8 * 1024;
/** A dead connection is noticed within two beats. */
const BEAT_MS = 20_000;

export type Sockets = {
  /** A handshake that the guard has let pass. */
  upgrade(admission: Admission, request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
};

/** Serves one WebSocket; found before the handshake, so that what is not there is answered as HTTP. */
type Serve = (socket: WebSocket) => void;

/** Every WebSocket of the server. */
export function openSockets(rooms: ServedRooms, report: (error: unknown) => void): Sockets {
  const options = { noServer: true, perMessageDeflate: false };
  const server = new WebSocketServer({ ...options, maxPayload: MESSAGE_MOST_BYTES });
  const strangers = new WebSocketServer({ ...options, maxPayload: STRANGERS_MESSAGE_MOST_BYTES });
  const limits = new SocketLimits();
  const alive = new WeakSet<WebSocket>();
  const beat = setInterval(() => {
    for (const client of [...server.clients, ...strangers.clients]) {
      if (!alive.delete(client)) client.terminate();
      else client.ping();
    }
  }, BEAT_MS);

  const accept = (webSocket: WebSocket, serve: Serve): void => {
    alive.add(webSocket);
    webSocket.on('pong', () => alive.add(webSocket));
    webSocket.on('error', () => webSocket.terminate()); // a broken peer ends its own socket, nothing else
    try {
      serve(webSocket);
    } catch (error) {
      // What is served went away during the handshake: the window comes back and is told.
      if (!(error instanceof LabError)) report(error);
      webSocket.close(1011);
    }
  };

  return {
    upgrade(admission, request, socket, head) {
      let serve: Serve;
      try {
        serve = serveOf(rooms, admission, request.url ?? '/', report);
      } catch (error) {
        if (!(error instanceof LabError)) report(error);
        return refuseSocket(socket, error instanceof LabError ? errorCatalogue[error.code].status : 500);
      }
      const giveBack = limits.take(admission);
      if (giveBack === undefined) return refuseSocket(socket, 503);
      socket.once('close', giveBack);
      const accepting = admission.caller.role === 'nobody' ? strangers : server;
      accepting.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket, serve));
    },
    close() {
      clearInterval(beat);
      for (const accepting of [server, strangers]) {
        for (const client of accepting.clients) client.terminate();
        accepting.close();
      }
    },
  };
}

/** The sockets of the table; throws an error of the catalogue where there is nothing to serve. */
function serveOf(
  rooms: ServedRooms,
  { caller, asked }: Admission,
  url: string,
  report: (error: unknown) => void,
): Serve {
  if (asked.kind !== 'api') throw new LabError('not-found');
  const { parts } = asked;
  switch (asked.route) {
    case 'socket':
      return (socket) => serveLabSocket(socket, { rooms, caller, lab: parts['lab'] ?? '', report });
    case 'terminalSocket': {
      const lab = labOf(rooms, caller, parts['lab'] ?? '');
      const terminal = lab.parts.workbench.terminals.get(parts['terminal'] ?? '');
      if (terminal === undefined) throw new LabError('terminal-gone');
      const since = new URL(url, 'http://lab').searchParams.get('since');
      return (socket) =>
        serveTerminalSocket(socket, {
          rooms,
          caller,
          lab: lab.state.id,
          terminal,
          since: since === null ? undefined : Number(since),
          report,
        });
    }
    case 'classSocket': {
      const classroom = classroomOf(rooms);
      return (socket) => serveClassSocket(socket, classroom);
    }
    case 'talkSocket':
      return (socket) => serveTalkSocket(socket, rooms.talk, caller, report);
    case 'talkTerminal':
      return (socket) => serveTalkTerminal(socket, rooms.talk);
    default:
      throw new LabError('not-found');
  }
}

/** Answers a handshake as HTTP, and keeps nothing: HTTP's own timeouts do not see the connection any more. */
export function refuseSocket(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy()); // the peer may be gone already; there is nobody to tell
  // A peer that leaves its own side open would keep the connection, and with it a stop of the server, for ever.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
