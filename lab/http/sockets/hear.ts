import type { WebSocket } from 'ws';
import { LabError } from '../../contract/lab-error.ts';
import { readMessage } from './read-message.ts';

/**
 * Hears a window. A message may come for what is just going away: a learner who is removed while they type, a class
 * that has ended. Thrown on, that would end the server for everyone; so it ends this window, which comes back and is
 * told.
 */
export function hear(
  socket: WebSocket,
  report: (error: unknown) => void,
  listener: (message: unknown) => void,
): void {
  socket.on('message', (data, isBinary) => {
    try {
      listener(readMessage(data, isBinary));
    } catch (error) {
      if (!(error instanceof LabError)) report(error);
      socket.close(1011);
    }
  });
}
