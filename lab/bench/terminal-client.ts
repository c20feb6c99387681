import { once } from 'node:events';
import type { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { path, routes } from '../contract/routes.ts';
import { TerminalOutput, type TerminalInput } from '../contract/terminal.ts';
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
    const socket = running.socket(path(routes.terminalSocket, { lab: running.lab, terminal }));
    const client = new TerminalClient(socket);
    await once(socket, 'open');
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
    const message = z.parse(TerminalOutput, JSON.parse(data.toString('utf8')));
    if (!('position' in message)) return;
    this.#position = message.position;
    this.#acknowledge();
    // What was printed before the lab had noticed this window, or faster than it could follow, comes as a screen.
    if (message.type === 'screen') this.#watched.add(Buffer.from(message.data));
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
