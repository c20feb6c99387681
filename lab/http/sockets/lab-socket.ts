import type { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { LabMessage, WatchMessage } from '../../contract/socket.ts';
import type { LabSession } from '../../labs/lab-session.ts';
import type { Caller } from '../access/caller.ts';
import { labOf, type ServedRooms } from '../served-rooms.ts';
import { hear } from './hear.ts';
import { feedRds } from './rds-feed.ts';
import { sender } from './window.ts';

type Window = { rooms: ServedRooms; caller: Caller; lab: string; report: (error: unknown) => void };

/** Serves one window: tells it the lab's state as it changes, watches what the window looks at. */
export function serveLabSocket(socket: WebSocket, { rooms, caller, lab, report }: Window): void {
  const sendText = sender(socket);
  const send = (message: LabMessage): void => sendText(JSON.stringify(message));

  // Before the lab is asked for: a learner's lab opens and wakes when its learner is there.
  const attendance =
    caller.role === 'learner'
      ? rooms.classroom?.attend(caller.learner, {
          company: (company) => send({ type: 'company', company }),
          note: (note) => send({ type: 'note', note }),
        })
      : undefined;
  socket.on('close', () => attendance?.leave());

  const feed = feedLab(labOf(rooms, caller, lab), send, report);
  socket.on('close', () => feed.stop());
  hear(socket, report, (message) => {
    const parsed = z.safeParse(WatchMessage, message);
    if (!parsed.success) return socket.close(1008, 'not a watch message');
    attendance?.looksAt(parsed.data.lesson);
    feed.watch(parsed.data);
  });
}

/** Tells a lab's state, now and whenever it changes, over every loss and return of its engine. */
function feedLab(
  session: LabSession,
  send: (message: LabMessage) => void,
  report: (error: unknown) => void,
): { watch(what: WatchMessage): void; stop(): void } {
  let watching: WatchMessage = { type: 'watch', lesson: null, topology: false, rds: false };
  let stopWatching: (() => void) | undefined;
  let stopWorkbench: (() => void) | undefined;
  let attached: object | undefined;

  const watch = (): void => {
    stopWatching?.();
    stopWatching = undefined;
    if (!session.ready) return;
    const { lesson, topology } = watching;
    const { course, rds } = session.parts;
    const stops = [course.watch({ lesson, topology }, send)];
    if (watching.rds) stops.push(feedRds(rds, (state) => send({ type: 'rds', rds: state }), report));
    stopWatching = () => {
      for (const stop of stops) stop();
    };
  };

  const attach = (): void => {
    const parts = session.ready ? session.parts : undefined;
    if (attached === parts) return;
    attached = parts;
    stopWorkbench?.();
    stopWorkbench = undefined;
    watch();
    if (parts === undefined) return;
    const { workbench, course } = parts;
    stopWorkbench = workbench.onChange((change) => {
      if (change.kind === 'terminals') send({ type: 'terminals', terminals: workbench.terminals.list() });
      if (change.kind === 'files') send({ type: 'files', changed: change.paths });
    });
    send({ type: 'progress', progress: course.progress() });
    send({ type: 'terminals', terminals: workbench.terminals.list() });
    const task = course.task();
    if (task !== undefined) send({ type: 'task', task });
  };

  const tell = (): void => {
    send({ type: 'lab', lab: session.state });
    attach();
  };

  const stopListening = session.onChange(tell);
  tell();
  return {
    watch(what) {
      watching = what;
      watch();
    },
    stop() {
      stopListening();
      stopWatching?.();
      stopWorkbench?.();
    },
  };
}
