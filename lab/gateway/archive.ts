import { Transform, pipeline, type Readable } from 'node:stream';
import type { Answer, Exchange, Row } from './answer.ts';
import { findContainer } from './container-view.ts';
import { badRequest, DockerError } from './docker-error.ts';
import type { EngineRequest } from './engine-api.ts';

/** As much as `docker cp` may bring into a container at once. */
const UPLOAD_LIMIT = 4 * 2 ** 30;
const STAT_HEADER = 'x-docker-container-path-stat';

async function request(exchange: Exchange, method: 'GET' | 'HEAD' | 'PUT'): Promise<EngineRequest> {
  const { lab, params, query, signal } = exchange;
  const container = await findContainer(lab, params['id'] ?? '');
  const path = query.text('path');
  if (path === undefined || path.includes('\0')) throw badRequest('bad parameter: path cannot be empty');
  return { method, path: `/containers/${container.id}/archive`, query: { path }, signal };
}

async function stat(exchange: Exchange): Promise<Answer> {
  const answer = await exchange.lab.api.openOk(await request(exchange, 'HEAD'));
  answer.resume();
  return { status: 200, headers: statHeader(answer.headers[STAT_HEADER]) };
}

async function get(exchange: Exchange): Promise<Answer> {
  const stream = await exchange.lab.api.openOk(await request(exchange, 'GET'));
  const headers = { 'content-type': 'application/x-tar', ...statHeader(stream.headers[STAT_HEADER]) };
  return { status: 200, stream, headers };
}

function statHeader(value: string | string[] | undefined): Record<string, string> {
  return typeof value === 'string' ? { [STAT_HEADER]: value } : {};
}

async function put(exchange: Exchange): Promise<Answer> {
  const { query, lab, body } = exchange;
  const target = await request(exchange, 'PUT');
  const flag = (key: string) => (query.flag(key) ? '1' : undefined);
  await lab.api.json({
    ...target,
    query: {
      ...target.query,
      noOverwriteDirNonDir: flag('noOverwriteDirNonDir'),
      copyUIDGID: flag('copyUIDGID'),
    },
    body: bounded(body, UPLOAD_LIMIT),
    contentType: 'application/x-tar',
  });
  return { status: 200 };
}

/** A body that ends in an error once it is longer than `limit`. */
export function bounded(source: Readable, limit: number): Readable {
  let size = 0;
  const counter = new Transform({
    transform(chunk: Uint8Array, _encoding, callback) {
      size += chunk.length;
      if (size > limit)
        callback(new DockerError(413, `at most ${Math.floor(limit / 2 ** 20)} MiB may be sent at once`));
      else callback(null, chunk);
    },
  });
  // The error reaches whoever reads the result; nothing is left to do here.
  pipeline(source, counter, () => undefined);
  return counter;
}

export const archiveRows: readonly Row[] = [
  { method: 'HEAD', path: '/containers/{id}/archive', answer: stat },
  { method: 'GET', path: '/containers/{id}/archive', answer: get },
  { method: 'PUT', path: '/containers/{id}/archive', answer: put },
];
