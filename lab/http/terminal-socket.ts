import type { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { TerminalInput } from '../contract/terminal.ts';
import type { Terminal } from '../workbench/workbench.ts';
import { readMessage } from './read-message.ts';

/**
 * What may lie in a window's socket beyond what flow control lets through. Acknowledgements pause the terminal
 * long before; a window that never acknowledges is let go here.
 */
const BACKLOG_MOST_BYTES = 8 * 1024 * 1024;

/** Joins one window to one terminal. */
export function serveTerminalSocket(socket: WebSocket, terminal: Terminal, since: number | undefined): void {
  const send = (data: string | Uint8Array): void => {
    if (socket.bufferedAmount > BACKLOG_MOST_BYTES) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(data);
  };
  const view = terminal.view(
    {
      message: (message) => send(JSON.stringify(message)),
      output: (bytes) => send(bytes),
      close: () => socket.close(1000),
    },
    since,
  );
  socket.on('message', (data, isBinary) => {
    const parsed = z.safeParse(TerminalInput, readMessage(data, isBinary));
    if (parsed.success) view.receive(parsed.data);
    else socket.close(1008, 'not a terminal message');
  });
  socket.on('close', () => view.leave());
}
