import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came: the target as the client wrote it, so that it is what the client signed. */
export type SignedRequest = {
  method: string;
  /** Path and query string, as in the request line. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

/**
 * The one form of a request that client and service sign alike:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
 */
export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const { method, target, headers, body } = request;
  const [path = '/', ...query] = target.split('?');
  const names = [...signedHeaders].sort();
  return [
    method,
    canonicalPath(path),
    canonicalQuery(query.join('?')),
    ...names.map((name) => `${name}:${canonicalValue(headerOf(headers, name))}`),
    '',
    names.join(';'),
    // Always of what really came, whatever X-Amz-Content-SHA256 says: an unsigned payload is not for this service.
    sha256(body),
  ].join('\n');
}

/** Every service but S3 encodes the path that was sent, encoded as it is, once more, and without `.` and `..`. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/').filter((part) => part !== '' && part !== '.')) {
    if (segment === '..') segments.pop();
    else segments.push(encode(segment));
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${end}`;
}

/** By name, then by value, in the order of their encoded form. */
function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals === -1 ? pair : pair.slice(0, equals);
      return [recode(name), equals === -1 ? '' : recode(pair.slice(equals + 1))] as const;
    })
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function recode(text: string): string {
  return encode(decodeURIComponent(text.replaceAll('+', ' ')));
}

/** Everything but the characters that RFC 3986 calls unreserved: https://www.rfc-editor.org/rfc/rfc3986#section-2.3 */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Bytes, not a language's alphabet, decide the order. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The names are the client's: one may be that of something which every object has. */
function headerOf(headers: IncomingHttpHeaders, name: string): string | string[] | undefined {
  return Object.hasOwn(headers, name) ? headers[name] : undefined;
}

function canonicalValue(value: string | string[] | undefined): string {
  const values = Array.isArray(value) ? value : [value ?? ''];
  return values.map((each) => each.trim().replace(/ {2,}/g, ' ')).join(',');
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
