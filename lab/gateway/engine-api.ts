import { Buffer } from 'node:buffer';
import { request, type IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Engine } from '../engine/engine.ts';
import { DockerError } from './docker-error.ts';

/** The API version that every request to the engine is made in; the first with volume subpaths. */
export const API_VERSION = '1.45';
/** An engine's answer that is read whole; a list of many containers stays well below. */
const ANSWER_LIMIT = 32 * 1024 * 1024;
/** With what a longer one is refused. */
export const TOO_LARGE = "the engine's answer is too large";

export type EngineRequest = {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Without version prefix; built from ids that the engine gave, never from what a learner wrote. */
  path: string;
  query?: Record<string, string | readonly string[] | undefined>;
  json?: unknown;
  /** A body that is passed on as it comes. */
  body?: Readable;
  contentType?: string;
  signal?: AbortSignal;
};

/** A hijacked stream of the engine, and what it says about its content. */
export type Hijacked = { stream: Duplex; head: Buffer; contentType: string };

const Message = z.object({ message: z.string() });

/** The engine's side of the gateway: requests that the gateway itself has built. */
export class EngineApi {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The answer as it begins; its body is still to be read. */
  async open(what: EngineRequest): Promise<IncomingMessage> {
    const answer = await this.#send(what, {});
    if ('stream' in answer)
      throw new DockerError(502, 'the engine upgraded a request that did not ask for it');
    return answer;
  }

  /** Like `open`, but an answer that is not 2xx becomes a DockerError. */
  async openOk(what: EngineRequest): Promise<IncomingMessage> {
    const answer = await this.open(what);
    if (isOk(answer)) return answer;
    throw await errorOf(answer);
  }

  /** The whole answer as JSON; undefined for an empty one. */
  async json(what: EngineRequest): Promise<unknown> {
    const answer = await this.openOk(what);
    const body = await readText(answer);
    return body.trim() === '' ? undefined : (JSON.parse(body) as unknown);
  }

  /** For `exec start` and `attach`: the raw stream after the engine has agreed to the upgrade. */
  async hijack(what: EngineRequest): Promise<Hijacked> {
    const answer = await this.#send(what, { connection: 'Upgrade', upgrade: 'tcp' });
    if ('stream' in answer) return answer;
    if (isOk(answer)) {
      answer.destroy();
      throw new DockerError(502, 'the engine did not upgrade the connection');
    }
    throw await errorOf(answer);
  }

  async #send(what: EngineRequest, extra: Record<string, string>): Promise<IncomingMessage | Hijacked> {
    const socket = await this.#engine.connect();
    const payload = what.json === undefined ? undefined : Buffer.from(JSON.stringify(what.json));
    const headers: Record<string, string> = { host: 'docker', ...extra };
    if (payload) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = String(payload.length);
    } else if (what.body) {
      headers['content-type'] = what.contentType ?? 'application/octet-stream';
      headers['transfer-encoding'] = 'chunked';
    } else if (what.method === 'POST' || what.method === 'PUT') {
      headers['content-length'] = '0';
    }
    return new Promise((resolve, reject) => {
      const outgoing = request({
        method: what.method,
        path: `/v${API_VERSION}${what.path}${queryString(what.query)}`,
        headers,
        createConnection: () => socket,
        ...(what.signal && { signal: what.signal }),
      });
      outgoing.on('response', resolve);
      outgoing.on('upgrade', (answer: IncomingMessage, stream: Duplex, head: Buffer) => {
        resolve({ stream, head, contentType: answer.headers['content-type'] ?? '' });
      });
      outgoing.on('error', (cause) => {
        socket.destroy();
        reject(
          new DockerError(502, `the connection to the Docker engine broke: ${cause.message}`, { cause }),
        );
      });
      if (what.body) {
        what.body.on('error', (cause) => outgoing.destroy(cause));
        what.body.pipe(outgoing);
      } else {
        outgoing.end(payload);
      }
    });
  }
}

function queryString(query: EngineRequest['query']): string {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value === undefined) continue;
    for (const one of typeof value === 'string' ? [value] : value) parts.append(key, one);
  }
  const written = parts.toString();
  return written === '' ? '' : `?${written}`;
}

function isOk(answer: IncomingMessage): boolean {
  const status = answer.statusCode ?? 0;
  return (status >= 200 && status < 300) || status === 304;
}

async function readText(answer: IncomingMessage): Promise<string> {
  let size = 0;
  answer.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > ANSWER_LIMIT) answer.destroy(new DockerError(502, TOO_LARGE));
  });
  return text(answer);
}

async function errorOf(answer: IncomingMessage): Promise<DockerError> {
  const body = await readText(answer);
  return new DockerError(answer.statusCode ?? 502, messageIn(body));
}

function messageIn(body: string): string {
  try {
    return Message.parse(JSON.parse(body)).message;
  } catch {
    // Some old answers are plain text; then that is the message.
    return body.trim() === '' ? 'the engine gave no reason' : body.trim().slice(0, 2000);
  }
}
