import type { WebSocket } from 'ws';
import { path, routes } from '../contract/routes.ts';
import type { TerminalInput } from '../contract/terminal.ts';
import type { RunningLab } from '../testing/running-lab.ts';
import { Watched } from './watched.ts';

/** Half of what the lab lets through unacknowledged would do; a browser acknowledges about this often. */
const ACK_EVERY_BYTES = 64 * 1024;

/** A window without a screen: takes a terminal's output and acknowledges it as a browser would. */
export class TerminalClient {
  readonly #socket: WebSocket;
  #position = 0;
  #acknowledged = 0;
  readonly #watched = new Watched();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer, isBinary) => (isBinary ? this.#output(data) : this.#message(data)));
  }

  static async open(running: RunningLab, terminal: string): Promise<TerminalClient> {
    const client = new TerminalClient(
      await running.socket(path(routes.terminalSocket, { lab: running.lab, terminal })),
    );
    client.send({ type: 'focus' });
    client.send({ type: 'resize', columns: 120, rows: 30 });
    return client;
  }

  send(input: TerminalInput): void {
    this.#socket.send(JSON.stringify(input));
  }

  until(text: string): Promise<void> {
    return this.#watched.until(text);
  }

  run(line: string): Promise<void> {
    return this.#watched.run(line, (data) => this.send({ type: 'input', data }));
  }

  close(): void {
    this.#socket.close();
  }

  #message(data: Buffer): void {
    const message = JSON.parse(data.toString('utf8')) as { position?: number };
    if (message.position === undefined) return;
    this.#position = message.position;
    this.#acknowledge();
  }

  #output(bytes: Buffer): void {
    this.#position += bytes.length;
    if (this.#position - this.#acknowledged >= ACK_EVERY_BYTES) this.#acknowledge();
    this.#watched.add(bytes);
  }

  #acknowledge(): void {
    this.#acknowledged = this.#position;
    this.send({ type: 'ack', position: this.#position });
  }
}
