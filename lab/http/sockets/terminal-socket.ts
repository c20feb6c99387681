import type { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { TerminalInput } from '../../contract/terminal.ts';
import type { Terminal } from '../../workbench/workbench.ts';
import type { Caller } from '../access/caller.ts';
import type { ServedRooms } from '../served-rooms.ts';
import { hear } from './hear.ts';
import { sender } from './window.ts';

type Window = {
  rooms: ServedRooms;
  caller: Caller;
  lab: string;
  terminal: Terminal;
  since: number | undefined;
  report: (error: unknown) => void;
};

/** Joins one window to one terminal: that of its owner, or that of an instructor who looks. */
export function serveTerminalSocket(socket: WebSocket, window: Window): void {
  const { terminal, since, report } = window;
  const send = sender(socket);
  const access = accessOf(window);
  const view = terminal.view(
    {
      message: (message) => send(JSON.stringify(message)),
      output: send,
      close: () => socket.close(1000),
    },
    since,
    { onlyLooks: access.visitor },
  );
  hear(socket, report, (message) => {
    const parsed = z.safeParse(TerminalInput, message);
    if (!parsed.success) socket.close(1008, 'not a terminal message');
    else if (access.takes(parsed.data)) view.receive(parsed.data);
  });
  socket.on('close', () => {
    view.leave();
    access.leave();
  });
}

type Access = { visitor: boolean; takes(input: TerminalInput): boolean; leave(): void };

function accessOf({ rooms, caller, lab }: Window): Access {
  const own = 'lab' in caller && caller.lab === lab;
  if (!own) {
    // Without a classroom there are no others' labs; a visitor whom nobody is told of does not come in.
    if (rooms.classroom === undefined) throw new Error('a visitor in a lab that is not in a class');
    const visit = rooms.classroom.visit(lab);
    return {
      visitor: true,
      // The size is the learner's; the hand may be taken back between two keys.
      takes: ({ type }) => type === 'ack' || (type === 'input' && visit.mayType()),
      leave: () => visit.leave(),
    };
  }
  return {
    visitor: false,
    takes({ type }) {
      if (type === 'input' && caller.role === 'learner') rooms.classroom?.active(caller.learner);
      return true;
    },
    leave: () => undefined,
  };
}
