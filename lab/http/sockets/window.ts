import type { WebSocket } from 'ws';

/** A window that takes nothing for this many bytes is let go; it comes back and is told everything anew. */
const BACKLOG_MOST_BYTES = 8 * 1024 * 1024;

/**
 * Sends to one browser window, which is let go when it does not take what it is sent. Bytes go as a binary frame, or
 * as the text that they are: what hundreds are sent is written once.
 */
export function sender(
  socket: WebSocket,
  backlogMost = BACKLOG_MOST_BYTES,
): (data: string | Uint8Array, how?: 'as text') => void {
  return (data, how) => {
    if (socket.bufferedAmount > backlogMost) socket.terminate();
    else if (socket.readyState === socket.OPEN)
      socket.send(data, { binary: typeof data !== 'string' && how === undefined });
  };
}
