import { routes } from '../../lab/contract/routes.ts';
import { TalkMessage, type FollowerMessage, type SpeakerMessage } from '../../lab/contract/talk.ts';
import { parseJson } from '../lab/parse-json.ts';
import { ReturningSocket } from './returning-socket.ts';

/** `full`: the server has no seat left for another follower. */
export type TalkConnection = 'connecting' | 'connected' | 'offline' | 'full';

type Listener = {
  onConnection(connection: TalkConnection): void;
  onMessage(message: TalkMessage): void;
  /** The socket is open, for the first time or again: what the server must know of this window is said here. */
  onOpen(): void;
};

/** The server's close code for a hall without a free seat. */
const fullCode = 4001;

/** The page's one socket to the talk. */
export class TalkLink {
  readonly #socket: ReturningSocket;

  constructor(listener: Listener) {
    this.#socket = new ReturningSocket(routes.talkSocket, {
      onOpen() {
        listener.onConnection('connected');
        listener.onOpen();
      },
      onData(data) {
        const parsed = TalkMessage.safeParse(parseJson(String(data)));
        // A message that a newer server knows and we do not: say so to whoever looks, and live without it.
        if (parsed.success) listener.onMessage(parsed.data);
        else console.warn('unknown message of the talk', parsed.error);
      },
      onLost(code, failures) {
        // The first loss is mostly a hiccup: the page does not yet call it lost.
        listener.onConnection(code === fullCode ? 'full' : failures === 1 ? 'connecting' : 'offline');
      },
    });
  }

  retry(): void {
    this.#socket.retry();
  }

  /** False when nobody heard it. */
  send(message: SpeakerMessage | FollowerMessage): boolean {
    return this.#socket.send(JSON.stringify(message));
  }
}
