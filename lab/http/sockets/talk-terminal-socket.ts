import type { WebSocket } from 'ws';
import type { Talk } from '../../talk/talk.ts';
import { textOf } from '../../talk/text-of.ts';
import { orFull } from './talk-socket.ts';
import { sender } from './window.ts';

/** The talk skips a slow follower ahead long before; this bounds the memory of one who takes nothing. */
const BACKLOG_MOST_BYTES = 4 * 1024 * 1024;

/** A follower's window on the terminal of the slide: it looks, and what it says is refused. */
export function serveTalkTerminal(socket: WebSocket, talk: Talk): void {
  const send = sender(socket, BACKLOG_MOST_BYTES);
  const view = orFull(socket, () =>
    talk.screen({
      message: (message) => send(textOf(message), 'as text'),
      output: send,
      get backlog() {
        return socket.bufferedAmount;
      },
      close: () => socket.close(1000),
    }),
  );
  socket.on('message', () => socket.close(1008, 'this terminal is only looked at'));
  socket.on('close', () => view?.leave());
}
