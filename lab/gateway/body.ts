import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import { badRequest, DockerError } from './docker-error.ts';

/** A JSON body of a create request is a few KiB; more is a mistake or an attack. */
export const JSON_LIMIT = 1024 * 1024;

const tooLarge = () => new DockerError(413, `the request body is larger than ${JSON_LIMIT} bytes`);

/** The whole body, whether it came with Content-Length or in chunks. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > JSON_LIMIT) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The body of an upgrade request, exactly as long as it says; what came after it stays in the stream.
 * On Node 20 to 24 the body is in `head` and in the socket's data: https://github.com/nodejs/node/pull/60016
 */
export async function readUpgradeBody(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<Buffer> {
  if (request.headers['transfer-encoding'] !== undefined)
    throw badRequest('an upgrade request must give its length');
  const length = Number(request.headers['content-length'] ?? 0);
  if (!Number.isSafeInteger(length) || length < 0) throw badRequest('malformed Content-Length');
  if (length > JSON_LIMIT) throw tooLarge();
  const chunks = [head];
  let size = head.length;
  while (size < length) {
    const chunk = await nextChunk(socket);
    chunks.push(chunk);
    size += chunk.length;
  }
  const all = Buffer.concat(chunks);
  if (size > length) socket.unshift(all.subarray(length));
  return all.subarray(0, length);
}

function nextChunk(socket: Duplex): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      socket.off('readable', onReadable).off('end', onEnd).off('close', onEnd).off('error', onError);
    };
    const onReadable = () => {
      const chunk = socket.read() as Buffer | null;
      if (chunk === null) return;
      settle();
      resolve(chunk);
    };
    const onEnd = () => {
      settle();
      reject(badRequest('the request body ended early'));
    };
    const onError = (error: Error) => {
      settle();
      reject(error);
    };
    socket.on('readable', onReadable).on('end', onEnd).on('close', onEnd).on('error', onError);
    onReadable();
  });
}

/**
 * Reads a JSON body with a schema, whatever its content type says. What is sent to the engine is written anew from
 * the result, so a key that stands twice, or one that the schema does not name, cannot come through.
 */
export function parseJson<Schema extends z.ZodType>(body: Buffer, schema: Schema): z.output<Schema> {
  let value: unknown;
  try {
    value = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new DockerError(400, 'invalid JSON in the request body', { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw badRequest(`invalid request: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}
