import type { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { LabMessage, WatchMessage } from '../contract/socket.ts';
import type { LabSession } from '../labs/lab-session.ts';
import { feedRds } from './rds-feed.ts';
import { readMessage } from './read-message.ts';

/** A window that takes nothing for this many bytes is let go; it comes back and is told everything anew. */
const BACKLOG_MOST_BYTES = 8 * 1024 * 1024;

/** Serves one window: tells it the lab's state as it changes, watches what the window looks at. */
export function serveLabSocket(
  socket: WebSocket,
  session: LabSession,
  report: (error: unknown) => void,
): void {
  let watching: WatchMessage = { type: 'watch', lesson: null, topology: false, rds: false };
  let stopWatching: (() => void) | undefined;
  let stopWorkbench: (() => void) | undefined;
  let attached: object | undefined;

  const send = (message: LabMessage): void => {
    if (socket.bufferedAmount > BACKLOG_MOST_BYTES) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };

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
  socket.on('message', (data, isBinary) => {
    const parsed = z.safeParse(WatchMessage, readMessage(data, isBinary));
    if (!parsed.success) return socket.close(1008, 'not a watch message');
    watching = parsed.data;
    watch();
  });
  socket.on('close', () => {
    stopListening();
    stopWatching?.();
    stopWorkbench?.();
  });
  tell();
}
