import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerRequest, type AnswerOptions } from './answer-request.ts';

/** A shell loop and a few programs of a learner; each AWS client holds some ten connections at most. */
const MOST_CONNECTIONS = 64;
/** Requests under way at one time, over all connections. */
const MOST_REQUESTS = 32;
/** Longer than any request takes, so a connection without a new request for so long is idle. */
const IDLE_MOST = 90_000;

/** The HTTP side of the API: what comes in, how much of it at a time, and what goes out. */
export class AwsFront {
  readonly #options: AnswerOptions;
  readonly #server: Server;
  readonly #connections = new Map<Duplex, NodeJS.Timeout>();
  #underWay = 0;
  #closed = false;

  constructor(options: AnswerOptions) {
    this.#options = options;
    this.#server = createServer({
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16 * 1024,
    });
    this.#server.on('request', (request, response) => {
      this.#connections.get(request.socket)?.refresh();
      this.serve(request, response);
    });
    // The check of the timeouts begins with this event, and this server never listens.
    this.#server.emit('listening');
  }

  /** A connection that speaks HTTP. */
  accept(connection: Duplex): void {
    connection.on('error', () => connection.destroy());
    if (this.#closed) {
      connection.destroy();
      return;
    }
    if (this.#connections.size >= MOST_CONNECTIONS) {
      connection.resume();
      connection.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      connection.once('finish', () => connection.destroy());
      return;
    }
    // Not every Duplex has a timeout of its own, so Node's for idle connections would not end this one.
    const idle = setTimeout(() => connection.destroy(), IDLE_MOST);
    this.#connections.set(connection, idle);
    connection.once('close', () => {
      clearTimeout(idle);
      this.#connections.delete(connection);
    });
    this.#server.emit('connection', connection);
  }

  /** A request that another server has read; its URL is as the client wrote it, because that is what was signed. */
  serve(request: IncomingMessage, response: ServerResponse): void {
    if (this.#underWay >= MOST_REQUESTS) {
      response.writeHead(503, { 'Content-Length': 0, Connection: 'close' }).end();
      request.resume();
      return;
    }
    this.#underWay += 1;
    void this.#answer(request, response).finally(() => (this.#underWay -= 1));
  }

  close(): void {
    this.#closed = true;
    // It never listened; this ends only the check of the timeouts.
    this.#server.close(() => undefined);
    for (const connection of this.#connections.keys()) connection.destroy();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const { status, body } = await answerRequest(request, requestId, this.#options);
    // Gone meanwhile: there is nobody to answer.
    if (response.destroyed) return;
    // What was not read to its end cannot be followed by another request.
    const isWhole = request.complete;
    response.writeHead(status, {
      'Content-Type': 'text/xml;charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
      'x-amzn-RequestId': requestId,
      ...(isWhole ? {} : { Connection: 'close' }),
    });
    response.end(request.method === 'HEAD' ? '' : body);
    if (!isWhole) response.once('finish', () => request.destroy());
  }
}
