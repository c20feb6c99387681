import { LabError } from '../../lab/contract/lab-error.ts';
import { path, routes, Session } from '../../lab/contract/routes.ts';
import { LabMessage, type WatchMessage } from '../../lab/contract/socket.ts';
import { backOff } from './back-off.ts';
import { parseJson } from './parse-json.ts';
import { request } from './request.ts';

export type Connection = 'connecting' | 'connected' | 'offline' | 'not-allowed';

type Listener = {
  onConnection(connection: Connection): void;
  onSession(session: Session): void;
  onMessage(message: LabMessage): void;
};

/** A connection that lives this long counts as good: the next loss starts the back-off anew. */
const settled = 3000;

/** The address of a socket on the server that the page came from. */
export function socketUrl(pathname: string): string {
  return new URL(pathname, location.href.replace(/^http/, 'ws')).href;
}

/** The page's one socket to the lab, which comes back by itself; `watch` is said again after each return. */
export class LabLink {
  readonly #listener: Listener;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #watch: WatchMessage = { type: 'watch', lesson: null, topology: false, rds: false };

  constructor(listener: Listener) {
    this.#listener = listener;
    // A laptop that wakes up, or a tab that was frozen, should not sit out a long wait.
    addEventListener('online', () => this.retry());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.retry();
    });
  }

  start(): void {
    void this.#connect();
  }

  /** Tries at once instead of waiting for the next attempt. */
  retry(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    void this.#connect();
  }

  watch(watch: WatchMessage): void {
    const before = this.#watch;
    const same =
      watch.lesson === before.lesson && watch.topology === before.topology && watch.rds === before.rds;
    this.#watch = watch;
    if (!same) this.sayWatch();
  }

  sayWatch(): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(this.#watch));
  }

  async #connect(): Promise<void> {
    this.#timer = undefined;
    let session: Session;
    try {
      session = await request(routes.session, { answer: Session });
    } catch (error) {
      this.#lost(error instanceof LabError && error.code === 'not-allowed' ? 'not-allowed' : 'offline');
      return;
    }
    this.#listener.onSession(session);
    // A learner of a class who waits for a lab: asked again until there is one.
    if (session.lab === null) return this.#lost('connecting');
    const socket = new WebSocket(socketUrl(path(routes.socket, { lab: session.lab })));
    this.#socket = socket;
    let openedAt = Infinity;
    socket.addEventListener('open', () => {
      openedAt = performance.now();
      this.#listener.onConnection('connected');
      this.sayWatch();
    });
    socket.addEventListener('message', (event) => this.#receive(event.data));
    socket.addEventListener('close', () => {
      if (performance.now() - openedAt > settled) this.#failures = 0;
      // The first loss is mostly a hiccup or a restart: the page does not yet call it offline.
      this.#lost(this.#failures === 0 ? 'connecting' : 'offline');
    });
  }

  #receive(data: unknown): void {
    const parsed = LabMessage.safeParse(parseJson(String(data)));
    // A message that a newer server knows and we do not: say so to whoever looks, and live without it.
    if (parsed.success) this.#listener.onMessage(parsed.data);
    else console.warn('unknown message from the lab', parsed.error);
  }

  #lost(connection: Connection): void {
    this.#socket = undefined;
    this.#failures += 1;
    this.#listener.onConnection(connection);
    this.#timer = setTimeout(() => void this.#connect(), backOff(this.#failures));
  }
}
