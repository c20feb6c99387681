import type { WebSocket } from 'ws';

/** A window that takes nothing for this many bytes is let go; it comes back and is told everything anew. */
const BACKLOG_MOST_BYTES = 8 * 1024 * 1024;

/** Sends to one browser window, which is let go when it does not take what it is sent. */
export function sender(
  socket: WebSocket,
  backlogMost = BACKLOG_MOST_BYTES,
): (data: string | Uint8Array) => void {
  return (data) => {
    if (socket.bufferedAmount > backlogMost) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(data);
  };
}
