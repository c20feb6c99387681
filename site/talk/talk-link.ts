import { routes } from '../../lab/contract/routes.ts';
import { TalkMessage, type FollowerMessage, type SpeakerMessage } from '../../lab/contract/talk.ts';
import { backOff } from '../lab/back-off.ts';
import { socketUrl } from '../lab/lab-link.ts';
import { parseJson } from '../lab/parse-json.ts';

export type TalkConnection = 'connecting' | 'connected' | 'offline' | 'full';

type Listener = {
  onConnection(connection: TalkConnection): void;
  onMessage(message: TalkMessage): void;
  /** The socket is open, for the first time or again: what the server must know of this window is said here. */
  onOpen(): void;
};

/** A connection that lives this long counts as good: the next loss starts the back-off anew. */
const settled = 3000;
/** The server's close code for a hall without a free seat. */
const fullCode = 4001;

/** The page's one socket to the talk, which comes back by itself. */
export class TalkLink {
  readonly #listener: Listener;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(listener: Listener) {
    this.#listener = listener;
    // A phone that was in a pocket should not sit out a long wait.
    addEventListener('online', () => this.retry());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.retry();
    });
    this.#connect();
  }

  /** Tries at once instead of waiting for the next attempt. */
  retry(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  /** False when there was nobody to hear it: a vote or a question said into a dead line is not said later. */
  send(message: SpeakerMessage | FollowerMessage): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #connect(): void {
    this.#timer = undefined;
    const socket = new WebSocket(socketUrl(routes.talkSocket));
    this.#socket = socket;
    let openedAt = Infinity;
    socket.addEventListener('open', () => {
      openedAt = performance.now();
      this.#listener.onConnection('connected');
      this.#listener.onOpen();
    });
    socket.addEventListener('message', (event) => this.#receive(event.data));
    socket.addEventListener('close', ({ code }) => {
      if (performance.now() - openedAt > settled) this.#failures = 0;
      // The first loss is mostly a hiccup: the page does not yet call it lost.
      this.#lost(code === fullCode ? 'full' : this.#failures === 0 ? 'connecting' : 'offline');
    });
  }

  #receive(data: unknown): void {
    const parsed = TalkMessage.safeParse(parseJson(String(data)));
    // A message that a newer server knows and we do not: say so to whoever looks, and live without it.
    if (parsed.success) this.#listener.onMessage(parsed.data);
    else console.warn('unknown message of the talk', parsed.error);
  }

  #lost(connection: TalkConnection): void {
    this.#socket = undefined;
    this.#failures += 1;
    this.#listener.onConnection(connection);
    this.#timer = setTimeout(() => this.#connect(), backOff(this.#failures));
  }
}
