import type * as z from 'zod/mini';
import { backOff } from './back-off.ts';
import { socketUrl } from './lab-link.ts';
import { parseJson } from './parse-json.ts';

type Options<Schema extends z.ZodMiniType> = {
  pathname: string;
  schema: Schema;
  onMessage: (message: z.infer<Schema>) => void;
  onLinked: (linked: boolean) => void;
};

/** A connection that lives this long counts as good: the next loss starts the back-off anew. */
const settled = 3000;

/** A socket to the server that comes back by itself; what `say` was last given is said again after each return. */
export class LiveSocket<Schema extends z.ZodMiniType> {
  readonly #options: Options<Schema>;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #closed = false;
  #said: string | undefined;
  readonly #wake = () => {
    // A laptop that wakes up, or a tab that was frozen, should not sit out a long wait.
    if (document.visibilityState === 'visible') this.retry();
  };

  constructor(options: Options<Schema>) {
    this.#options = options;
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    this.#connect();
  }

  say(message: unknown): void {
    const text = JSON.stringify(message);
    if (text === this.#said) return;
    this.#said = text;
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  /** Tries at once instead of waiting for the next attempt. */
  retry(): void {
    if (this.#timer === undefined || this.#closed) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    this.#socket?.close();
  }

  #connect(): void {
    this.#timer = undefined;
    const { pathname, schema, onMessage, onLinked } = this.#options;
    const socket = new WebSocket(socketUrl(pathname));
    this.#socket = socket;
    let openedAt = Infinity;
    socket.addEventListener('open', () => {
      openedAt = performance.now();
      if (this.#said !== undefined) socket.send(this.#said);
      onLinked(true);
    });
    socket.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (this.#closed) return;
      const parsed = schema.safeParse(parseJson(String(event.data)));
      // A newer server's message: say so to whoever looks, and live without it.
      if (parsed.success) onMessage(parsed.data);
      else console.warn('unknown message', parsed.error);
    });
    socket.addEventListener('close', () => {
      if (this.#closed) return;
      if (performance.now() - openedAt > settled) this.#failures = 0;
      this.#failures += 1;
      onLinked(false);
      this.#timer = setTimeout(() => this.#connect(), backOff(this.#failures));
    });
  }
}
