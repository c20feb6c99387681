import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { LabError } from '../../contract/lab-error.ts';
import { FollowerMessage, SpeakerMessage } from '../../contract/talk.ts';
import type { Talk, TalkWindow } from '../../talk/talk.ts';
import { textOf } from '../../talk/text-of.ts';
import type { Caller } from '../access/caller.ts';
import { hear } from './hear.ts';
import { sender } from './window.ts';

/** The page tells it from a lost connection, and says that the room is full. */
export const TALK_FULL = 4001;
const BACKLOG_MOST_BYTES = 1024 * 1024;

const FromSpeaker = z.union([SpeakerMessage, FollowerMessage]);

/** A window of the talk. Whoever leads may speak; all others follow. */
export function serveTalkSocket(
  socket: WebSocket,
  talk: Talk,
  caller: Caller,
  report: (error: unknown) => void,
): void {
  const send = sender(socket, BACKLOG_MOST_BYTES);
  const window: TalkWindow = {
    tell: (message) => send(textOf(message), 'as text'),
    get backlog() {
      return socket.bufferedAmount;
    },
    close: () => socket.close(1000),
  };
  const join = (): Seat => {
    if (caller.role === 'speaker' || caller.role === 'instructor')
      return seatOf(FromSpeaker, talk.speak(window));
    return seatOf(FollowerMessage, talk.follow(followerOf(caller), window));
  };
  const seat = orFull(socket, join);
  hear(socket, report, (message) => {
    if (seat?.receive(message) === false) socket.close(1008, 'not a message of the talk');
  });
  socket.on('close', () => seat?.leave());
}

type Seat = { receive(message: unknown): boolean; leave(): void };

/** Takes only messages of this shape; answers whether it was one. */
function seatOf<Message>(
  schema: z.core.$ZodType<Message>,
  joined: { receive(message: Message): void; leave(): void },
): Seat {
  return {
    leave: () => joined.leave(),
    receive(message) {
      const parsed = z.safeParse(schema, message);
      if (parsed.success) joined.receive(parsed.data);
      return parsed.success;
    },
  };
}

/** A learner is one follower on all their devices; a browser without a cookie is one for each window. */
function followerOf(caller: Caller): string {
  if (caller.role === 'learner') return `l-${caller.learner}`;
  return (caller.role === 'nobody' ? caller.follower : undefined) ?? `w-${randomUUID()}`;
}

/** Closes the socket in a way that the page understands, where the talk takes nobody more. */
export function orFull<Joined>(socket: WebSocket, join: () => Joined): Joined | undefined {
  try {
    return join();
  } catch (error) {
    if (!(error instanceof LabError && error.code === 'talk-full')) throw error;
    socket.close(TALK_FULL, error.code);
    return undefined;
  }
}
