import type { WebSocket } from 'ws';
import type { Classroom } from '../../classroom/classroom.ts';
import type { ClassMessage } from '../../contract/class.ts';
import { sender } from './window.ts';

/** The instructor's page: tells the class as it changes, and takes nothing. */
export function serveClassSocket(socket: WebSocket, classroom: Classroom): void {
  const send = sender(socket);
  const stop = classroom.watch((message: ClassMessage) => send(JSON.stringify(message)));
  socket.on('message', () => socket.close(1008, 'nothing is taken here'));
  socket.on('close', stop);
}
