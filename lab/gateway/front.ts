import { Buffer } from 'node:buffer';
import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Readable, type Duplex } from 'node:stream';
import type { Answer, Row } from './answer.ts';
import { parseJson, readBody, readUpgradeBody } from './body.ts';
import { DockerError } from './docker-error.ts';
import { withoutPrefixes } from './image-names.ts';
import { joinHijacked } from './hijack.ts';
import type { Lab } from './lab.ts';
import { matchPath, parsePath, type Params } from './path.ts';
import { Query } from './query.ts';
import { Turn } from './turn.ts';

/** Connections that one lab may hold open; a Compose project of a dozen containers takes some thirty. */
const MOST_CONNECTIONS = 128;
/** Requests that may wait on one connection; `docker` sends the next one when it has the answer to the last. */
const MOST_IN_LINE = 16;
const COMMON_HEADERS = { 'api-version': '1.45', ostype: 'linux', server: 'Docker (Replication Lab)' };

/** The HTTP side: it knows the table, and nothing of what the rows do. */
export class Front {
  readonly #lab: Lab;
  readonly #rows: readonly Row[];
  readonly #server: Server;
  readonly #connections = new Set<Duplex>();
  readonly #lines = new WeakMap<Duplex, { turn: Turn; length: number }>();

  constructor(lab: Lab, rows: readonly Row[]) {
    this.#lab = lab;
    this.#rows = rows;
    this.#server = createServer({
      headersTimeout: 20_000,
      // The longest request that is not hijacked: a build context or a copied archive on its way.
      requestTimeout: 600_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 32 * 1024,
    });
    this.#server.on('request', (request, response) => {
      // Kept here: Node takes the socket away from a request that has ended.
      const { socket } = request;
      void this.#inLine(socket, () => this.#onRequest(request, response, socket));
    });
    this.#server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => undefined);
      void this.#inLine(socket, () => this.#onUpgrade(request, socket, head));
    });
    // The check of the timeouts begins with this event, and this server never listens.
    this.#server.emit('listening');
  }

  accept(connection: Duplex): void {
    if (this.#connections.size >= MOST_CONNECTIONS) {
      connection.on('error', () => undefined);
      connection.end(
        plainAnswer(new DockerError(503, `at most ${MOST_CONNECTIONS} connections may be open in this lab`)),
      );
      return;
    }
    this.#connections.add(connection);
    connection.once('close', () => this.#connections.delete(connection));
    this.#server.emit('connection', connection);
  }

  close(): void {
    // It never listened; this ends only the check of the timeouts.
    this.#server.close(() => undefined);
    for (const connection of this.#connections) connection.destroy();
  }

  /**
   * One request of a connection after the other: Node gives out at once all that a client has sent without waiting
   * for answers, and each would be a connection to the engine.
   */
  async #inLine(socket: Duplex, work: () => Promise<void>): Promise<void> {
    const line = this.#lines.get(socket) ?? { turn: new Turn(), length: 0 };
    this.#lines.set(socket, line);
    if (line.length >= MOST_IN_LINE) socket.destroy();
    if (socket.destroyed) return;
    line.length += 1;
    try {
      await line.turn.take(async () => {
        if (!socket.destroyed) await work();
      });
    } finally {
      line.length -= 1;
    }
  }

  async #onRequest(request: IncomingMessage, response: ServerResponse, socket: Duplex): Promise<void> {
    const gone = new AbortController();
    const leave = () => gone.abort();
    // After an upgrade has followed, Node does not tell the response that its connection is closed.
    socket.once('close', leave);
    const closed = new Promise<void>((resolve) => {
      response.once('close', () => {
        socket.off('close', leave);
        leave();
        resolve();
      });
    });
    await this.#answerRequest(request, response, gone);
    await closed;
  }

  async #answerRequest(
    request: IncomingMessage,
    response: ServerResponse,
    gone: AbortController,
  ): Promise<void> {
    try {
      const { row, params, query } = this.#match(request);
      const answer = await row.answer({
        lab: this.#lab,
        params,
        query,
        body: request,
        readJson: async (schema) => parseJson(await readBody(request), schema),
        signal: gone.signal,
      });
      await this.#write(answer, request, response);
    } catch (error) {
      if (gone.signal.aborted) return;
      this.#fail(error, response);
    }
  }

  #match(request: IncomingMessage): { row: Row; params: Params; query: Query } {
    const { segments, query } = parsePath(request.url ?? '');
    for (const row of this.#rows) {
      const params = row.method === request.method ? matchPath(row.path, segments) : undefined;
      if (params) return { row, params, query: new Query(query) };
    }
    throw new DockerError(404, 'page not found');
  }

  async #write(answer: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if ('hijack' in answer) return this.#hijackPlain(answer, response);
    const headers = { ...COMMON_HEADERS, ...answer.headers };
    if ('stream' in answer) {
      response.writeHead(answer.status, headers);
      // `docker wait` and `docker events` look at the head long before there is a body.
      response.flushHeaders();
      await pipeline(answer.stream, response);
      return;
    }
    const body = 'json' in answer ? Buffer.from(`${JSON.stringify(answer.json)}\n`) : undefined;
    response.writeHead(answer.status, {
      ...headers,
      ...(body && { 'content-type': 'application/json' }),
      ...(answer.status !== 204 && answer.status !== 304 && { 'content-length': String(body?.length ?? 0) }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  /** A client that did not ask for the upgrade gets what the process prints; it cannot send anything. */
  async #hijackPlain(answer: Extract<Answer, { hijack: unknown }>, response: ServerResponse): Promise<void> {
    const { stream, head, contentType } = await this.#lab.api.hijack(answer.hijack);
    stream.end();
    stream.unshift(head);
    response.writeHead(200, { ...COMMON_HEADERS, 'content-type': contentType });
    response.flushHeaders();
    await pipeline(stream, response);
  }

  async #onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const gone = new AbortController();
    socket.once('close', () => gone.abort());
    try {
      const { row, params, query } = this.#match(request);
      if (!row.hijacks || request.headers.upgrade?.toLowerCase() !== 'tcp')
        throw new DockerError(400, 'this request cannot be upgraded');
      const body = await readUpgradeBody(request, socket, head);
      const answer = await row.answer({
        lab: this.#lab,
        params,
        query,
        body: Readable.from([body]),
        readJson: async (schema) => parseJson(body, schema),
        signal: gone.signal,
      });
      if ('hijack' in answer) await joinHijacked(this.#lab.api, answer.hijack, socket);
      else
        socket.end(
          `HTTP/1.1 ${'status' in answer ? answer.status : 500} OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
        );
    } catch (error) {
      socket.end(plainAnswer(this.#told(error)));
    }
  }

  /** The error in the learner's words: the engine's messages name things as the engine does. */
  #told(error: unknown): DockerError {
    const message = withoutPrefixes(this.#lab.names, error instanceof Error ? error.message : String(error));
    return new DockerError(error instanceof DockerError ? error.status : 500, message, { cause: error });
  }

  #fail(error: unknown, response: ServerResponse): void {
    if (response.headersSent) {
      // Half an answer is out: only closing tells that the rest does not come.
      response.destroy();
      return;
    }
    const { status, message } = this.#told(error);
    const body = Buffer.from(`${JSON.stringify({ message })}\n`);
    response.writeHead(status, {
      ...COMMON_HEADERS,
      'content-type': 'application/json',
      'content-length': String(body.length),
      // The rest of the request's body is not read any more.
      connection: 'close',
    });
    response.end(body);
  }
}

function plainAnswer({ status, message }: DockerError): string {
  const body = `${JSON.stringify({ message })}\n`;
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
