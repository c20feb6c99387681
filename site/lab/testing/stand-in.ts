import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { FileText } from '../../../lab/contract/files.ts';
import type { LabMessage, WatchMessage } from '../../../lab/contract/socket.ts';
import type { TerminalInput, TerminalOutput } from '../../../lab/contract/terminal.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** One scripted terminal: what windows said to it, and what it says to them. */
export class StandInTerminal {
  readonly said: TerminalInput[] = [];
  readonly sinces: (string | null)[] = [];
  columns = 80;
  rows = 24;
  #output = Buffer.alloc(0);
  #owner: WebSocket | undefined;
  readonly #windows = new Set<WebSocket>();

  /** All that was typed, as one text. */
  get typed(): string {
    return this.said.flatMap((input) => (input.type === 'input' ? [input.data] : [])).join('');
  }

  get position(): number {
    return this.#output.length;
  }

  /** The highest position that a window has drawn. */
  get drawn(): number {
    return Math.max(0, ...this.said.flatMap((input) => (input.type === 'ack' ? [input.position] : [])));
  }

  print(text: string): void {
    const bytes = Buffer.from(text);
    this.#output = Buffer.concat([this.#output, bytes]);
    for (const window of this.#windows) window.send(bytes);
  }

  exit(code: number): void {
    for (const window of this.#windows) this.#tell(window, { type: 'exit', code });
  }

  /** Cuts every window off, as a lost network would. */
  cut(): void {
    for (const window of this.#windows) window.terminate();
  }

  attach(window: WebSocket, since: string | null): void {
    this.sinces.push(since);
    this.#windows.add(window);
    this.#owner ??= window;
    if (since === null) {
      const { position, columns, rows } = this;
      this.#tell(window, { type: 'screen', position, columns, rows, data: this.#output.toString() });
    } else {
      this.#tell(window, { type: 'resume', position: Number(since) });
      window.send(this.#output.subarray(Number(since)));
    }
    this.#tellSize();
    window.on('message', (data: Buffer) => {
      const input = JSON.parse(data.toString()) as TerminalInput;
      this.said.push(input);
      if (input.type === 'focus') this.#owner = window;
      if (input.type === 'resize' && this.#owner === window) {
        this.columns = input.columns;
        this.rows = input.rows;
      }
      if (input.type === 'focus' || input.type === 'resize') this.#tellSize();
    });
    window.on('close', () => {
      this.#windows.delete(window);
      if (this.#owner === window) this.#owner = undefined;
    });
  }

  #tellSize(): void {
    const { columns, rows } = this;
    for (const window of this.#windows)
      this.#tell(window, { type: 'size', columns, rows, owned: window === this.#owner });
  }

  #tell(window: WebSocket, message: TerminalOutput): void {
    window.send(JSON.stringify(message));
  }
}

/** What a test says of a request: a status and a JSON body. */
type Answer = { status?: number; body?: unknown };

/**
 * A lab server that does what a test tells it: it speaks the contract, runs nothing, and serves a built page. The
 * real one is tested on real containers.
 */
export class StandIn {
  readonly terminals = new Map<string, StandInTerminal>();
  readonly files = new Map<string, FileText>();
  readonly requests: string[] = [];
  /** What windows said that they look at. */
  readonly watches: WatchMessage[] = [];
  /** Messages that a window is told when it connects. */
  readonly state = new Map<string, LabMessage>();
  readonly #answers = new Map<string, Answer>();
  readonly #windows = new Set<WebSocket>();
  readonly #folder: string;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  up = true;

  constructor(folder: string) {
    this.#folder = folder;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on('upgrade', (request, socket, head) => {
      if (this.up)
        this.#sockets.handleUpgrade(request, socket, head, (window) => this.#connect(window, request));
      else socket.destroy();
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Tells every window, now and when it comes back. */
  say(message: LabMessage): void {
    this.state.set(message.type, message);
    for (const window of this.#windows) window.send(JSON.stringify(message));
  }

  /** Tells every window something that is no message. */
  sayRaw(text: string): void {
    for (const window of this.#windows) window.send(text);
  }

  /** `answer('POST', '/terminals', ...)`: the end of the path decides. */
  answer(method: string, path: string, answer: Answer): void {
    this.#answers.set(`${method} ${path}`, answer);
  }

  terminal(id: string): StandInTerminal {
    const known = this.terminals.get(id);
    if (known !== undefined) return known;
    const made = new StandInTerminal();
    this.terminals.set(id, made);
    return made;
  }

  /** Goes away as a killed server does. */
  stop(): void {
    this.up = false;
    for (const window of this.#sockets.clients) window.terminate();
  }

  async close(): Promise<void> {
    this.stop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #connect(window: WebSocket, request: IncomingMessage): void {
    const url = new URL(request.url ?? '', 'http://lab');
    const terminal = /\/terminals\/([^/]+)\/socket$/.exec(url.pathname)?.[1];
    if (terminal !== undefined) {
      this.terminal(decodeURIComponent(terminal)).attach(window, url.searchParams.get('since'));
      return;
    }
    this.#windows.add(window);
    window.on('message', (data: Buffer) => this.watches.push(JSON.parse(data.toString()) as WatchMessage));
    window.on('close', () => this.#windows.delete(window));
    for (const message of this.state.values()) window.send(JSON.stringify(message));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://lab');
    if (!this.up && url.pathname.startsWith('/api/')) return void response.writeHead(503).end();
    if (!url.pathname.startsWith('/api/')) return this.#page(url.pathname, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: unknown = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
    const method = request.method ?? '';
    this.requests.push(`${method} ${url.pathname}${url.search}`);
    const { status = 200, body: answer } = this.#api(method, url, body);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(answer === undefined ? '' : JSON.stringify(answer));
  }

  #api(method: string, url: URL, body: unknown): Answer {
    for (const [key, answer] of this.#answers) {
      const [wanted, path = ''] = key.split(' ');
      if (wanted === method && url.pathname.endsWith(path)) return answer;
    }
    if (url.pathname === '/api/session')
      return { body: { lab: 'my', role: 'speaker', version: 'test', class: null } };
    if (url.pathname.endsWith('/files')) {
      return {
        body: [...this.files.values()].map(({ path, text }) => ({ path, kind: 'file', size: text.length })),
      };
    }
    if (url.pathname.endsWith('/file')) return this.#file(method, url.searchParams.get('path') ?? '', body);
    return { status: 404, body: { code: 'not-found', values: {} } };
  }

  #file(method: string, path: string, body: unknown): Answer {
    if (method === 'PUT') {
      const wanted = body as { path: string; text: string; version: string | null };
      const present = this.files.get(wanted.path);
      if ((present?.version ?? null) !== wanted.version)
        return { status: 409, body: { code: 'file-changed', values: { path: wanted.path } } };
      return { body: this.write(wanted.path, wanted.text) };
    }
    if (method === 'PATCH') {
      const { path: from, to } = body as { path: string; to: string };
      const file = this.files.get(from);
      if (file !== undefined) this.write(to, file.text);
      this.files.delete(from);
      return { status: 204 };
    }
    if (method === 'DELETE') return { status: this.files.delete(path) ? 204 : 404 };
    const file = this.files.get(path);
    return file === undefined
      ? { status: 404, body: { code: 'file-missing', values: { path } } }
      : { body: file };
  }

  /** Writes a file as the shell would. */
  write(path: string, text: string): FileText {
    const file = { path, text, version: `v${Math.random().toString(36).slice(2)}` };
    this.files.set(path, file);
    return file;
  }

  async #page(pathname: string, response: ServerResponse): Promise<void> {
    const name = pathname === '/' ? '/index.html' : pathname;
    try {
      const content = await readFile(join(this.#folder, name));
      response
        .writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' })
        .end(content);
    } catch {
      // The browser asks for a favicon that the test page does not have.
      response.writeHead(404).end();
    }
  }
}
