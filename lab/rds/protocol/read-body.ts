import type { IncomingMessage } from 'node:http';
import { AwsError } from '../aws-error.ts';

/** Some ten times what the largest request of the API needs. */
const BODY_MOST = 128 * 1024;
/**
 * What is too large is read so far, and forgotten: a client that is still sending when the connection ends never
 * reads why. https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
const DRAINED_MOST = 4 * 1024 * 1024;
const TIME_MOST = 15_000;

/** The whole body. Rejects for one that is too large or does not come to its end in time. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > DRAINED_MOST) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (error?: AwsError) => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('close', gone);
      request.pause();
      if (error === undefined) resolve(Buffer.concat(chunks));
      else reject(error);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_MOST) chunks.push(chunk);
      else chunks.length = 0;
      if (size > DRAINED_MOST) settle(tooLarge());
    };
    const end = () => settle(size > BODY_MOST ? tooLarge() : undefined);
    const gone = () => settle(new AwsError('MalformedInput', 'The request ended before its body did.'));
    const timer = setTimeout(
      () => settle(new AwsError('MalformedInput', 'The request did not come to its end in time.')),
      TIME_MOST,
    );
    request.on('data', take).on('end', end).on('close', gone);
    // `close` follows, which settles.
    request.on('error', () => undefined);
  });
}

function tooLarge(): AwsError {
  return new AwsError('RequestEntityTooLarge', `The request's body is larger than ${BODY_MOST} bytes.`);
}
