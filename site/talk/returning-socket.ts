import { backOff } from '../lab/back-off.ts';
import { socketUrl } from '../lab/lab-link.ts';

type Listener = {
  onOpen(): void;
  onData(data: unknown): void;
  /** `failures` in a row, this one included. */
  onLost(code: number, failures: number): void;
};

/** A connection that lives this long counts as good: the next loss starts the back-off anew. */
const settled = 3000;

/** A socket to the server that the page came from, which comes back by itself until it is closed. */
export class ReturningSocket {
  readonly #pathname: string;
  readonly #listener: Listener;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #closed = false;
  readonly #wake = () => {
    // A phone that was in a pocket should not sit out a long wait.
    if (document.visibilityState === 'visible') this.retry();
  };

  constructor(pathname: string, listener: Listener) {
    this.#pathname = pathname;
    this.#listener = listener;
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    this.#connect();
  }

  /** Tries at once instead of waiting for the next attempt. */
  retry(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  /** False when there was nobody to hear it: what is said into a dead line is not said later. */
  send(text: string): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(text);
    return true;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    this.#socket?.close();
  }

  #connect(): void {
    this.#timer = undefined;
    const socket = new WebSocket(socketUrl(this.#pathname));
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    let openedAt = Infinity;
    socket.addEventListener('open', () => {
      openedAt = performance.now();
      this.#listener.onOpen();
    });
    socket.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (!this.#closed) this.#listener.onData(event.data);
    });
    socket.addEventListener('close', ({ code }) => {
      if (this.#closed) return;
      if (performance.now() - openedAt > settled) this.#failures = 0;
      this.#failures += 1;
      this.#timer = setTimeout(() => this.#connect(), backOff(this.#failures));
      this.#listener.onLost(code, this.#failures);
    });
  }
}
