import { path, routes } from '../../../lab/contract/routes.ts';
import { TerminalOutput, type TerminalInput } from '../../../lab/contract/terminal.ts';
import { backOff } from '../back-off.ts';
import { socketUrl } from '../lab-link.ts';
import { parseJson } from '../parse-json.ts';

export type TerminalListener = {
  /** A whole screen, in place of what is shown. */
  onScreen(screen: { columns: number; rows: number; data: string }, drawn: () => void): void;
  onOutput(bytes: Uint8Array, drawn: () => void): void;
  onSize(size: { columns: number; rows: number; owned: boolean }): void;
  onExit(code: number): void;
  onLinked(linked: boolean): void;
};

/** Acknowledging each small piece would cost a message for every key; this is far below the server's low mark. */
const ackBytes = 16 * 1024;

/** One window's socket to one terminal. It comes back by itself and goes on where it was. */
export class TerminalLink {
  readonly #lab: string;
  readonly #id: string;
  readonly #listener: TerminalListener;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #closed = false;
  /** Bytes of output handed to xterm; undefined before the first screen. */
  #position: number | undefined;
  #acknowledged = 0;

  constructor(lab: string, id: string, listener: TerminalListener) {
    this.#lab = lab;
    this.#id = id;
    this.#listener = listener;
    this.#connect();
  }

  /** Says something, if there is anyone to hear it: keys typed into a dead line are not replayed later. */
  send(input: TerminalInput): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(input));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #connect(): void {
    const url = socketUrl(path(routes.terminalSocket, { lab: this.#lab, terminal: this.#id }));
    const since = this.#position === undefined ? '' : `?since=${this.#position}`;
    const socket = new WebSocket(url + since);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (this.#closed) return;
      if (event.data instanceof ArrayBuffer) this.#output(new Uint8Array(event.data));
      else this.#message(String(event.data));
    });
    socket.addEventListener('close', () => {
      if (this.#closed) return;
      this.#failures += 1;
      this.#listener.onLinked(false);
      this.#timer = setTimeout(() => this.#connect(), backOff(this.#failures));
    });
  }

  #message(text: string): void {
    const parsed = TerminalOutput.safeParse(parseJson(text));
    if (!parsed.success) {
      // A newer server's message: say so to whoever looks, and live without it.
      console.warn('unknown message from a terminal', parsed.error);
      return;
    }
    const message = parsed.data;
    if (message.type === 'screen' || message.type === 'resume') {
      this.#failures = 0;
      this.#position = message.position;
      this.#acknowledged = 0;
      this.#listener.onLinked(true);
    }
    if (message.type === 'screen') this.#listener.onScreen(message, () => this.#drawn(message.position));
    else if (message.type === 'resume') this.#drawn(message.position);
    else if (message.type === 'size') this.#listener.onSize(message);
    else if (message.type === 'exit') this.#listener.onExit(message.code);
  }

  #output(bytes: Uint8Array): void {
    const position = (this.#position ?? 0) + bytes.length;
    this.#position = position;
    this.#listener.onOutput(bytes, () => this.#drawn(position));
  }

  /** Called when xterm has drawn up to a position: the last piece is always told, so neither side waits for ever. */
  #drawn(position: number): void {
    if (position !== this.#position && position - this.#acknowledged < ackBytes) return;
    this.#acknowledged = position;
    this.send({ type: 'ack', position });
  }
}
