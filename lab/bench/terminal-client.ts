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
    socket.on('error', () => socket.terminate()); // a server that is away; whoever waits for its words asks in vain
    socket.on('message', (data: Buffer, isBinary) => (isBinary ? this.#output(data) : this.#message(data)));
  }

  static async open(running: Pick<RunningLab, 'lab' | 'socket'>, terminal: string): Promise<TerminalClient> {
    const socket = running.socket(path(routes.terminalSocket, { lab: running.lab, terminal }));
    const client = new TerminalClient(socket);
    await Promise.race([once(socket, 'open'), refused(socket)]);
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

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  close(): void {
    this.#socket.close();
  }

  /** Without a word, as a network does that goes away. */
  cut(): void {
    this.#socket.terminate();
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

async function refused(socket: WebSocket): Promise<never> {
  await once(socket, 'close');
  throw new Error('the terminal cannot be linked');
}
