import { readFile } from 'node:fs/promises';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest, type RequestOptions } from 'node:https';

const ANSWER_WITHIN_MS = 5_000;
const ANSWER_MOST_BYTES = 16 * 1024 * 1024;

/** How this machine trusts its own server: by the very certificate, whoever signed it and for whatever name. */
export async function trustOf(certFile: string | undefined): Promise<RequestOptions> {
  if (certFile === undefined) return {};
  return {
    ca: await readFile(certFile),
    allowPartialTrustChain: true,
    checkServerIdentity: () => undefined,
  };
}

/** One request to a server of this machine, whose certificate no registry of names would know. */
export function askServer(
  url: string,
  options: { method: string; headers: Record<string, string>; trust: RequestOptions; body?: string },
): Promise<{ status: number; body: string }> {
  const { method, headers, trust, body } = options;
  const request = url.startsWith('https:') ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const sent = request(url, { ...trust, method, headers, signal }, (answer) => {
      readAll(answer).then((text) => resolve({ status: answer.statusCode ?? 0, body: text }), reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readAll(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of answer) {
    if (!Buffer.isBuffer(piece)) throw new TypeError('an answer without an encoding comes as bytes');
    length += piece.length;
    if (length > ANSWER_MOST_BYTES) throw new Error('the answer is too long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
