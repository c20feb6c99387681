import { SignatureV4 } from '@smithy/signature-v4';
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import type { SignedRequest } from '../sigv4/canonical-request.ts';

export const CREDENTIALS = {
  accessKeyId: 'AKIAREPLICATIONLAB22',
  secretAccessKey: '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',
};
export const SIGNED_AT = Date.UTC(2026, 10, 22, 13, 15, 0);

type Given = {
  method?: string;
  path?: string;
  query?: Record<string, string | string[]>;
  headers?: Record<string, string>;
  body?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  region?: string;
  service?: string;
  at?: number;
};

/** A request as the signer of AWS's own clients makes it. */
export async function signedRequest(given: Given = {}): Promise<SignedRequest> {
  const {
    method = 'POST',
    path = '/',
    query = {},
    body = 'Action=DescribeDBInstances&Version=2014-10-31',
  } = given;
  const signer = new SignatureV4({
    service: given.service ?? 'rds',
    region: given.region ?? 'ap-northeast-2',
    credentials: given.credentials ?? CREDENTIALS,
    sha256: Digest,
  });
  const signed = await signer.sign(
    {
      method,
      protocol: 'http:',
      hostname: '127.0.0.1',
      path,
      query,
      headers: {
        host: '127.0.0.1:4361',
        'content-type': 'application/x-www-form-urlencoded',
        ...given.headers,
      },
      body: method === 'GET' ? '' : body,
    },
    { signingDate: new Date(given.at ?? SIGNED_AT) },
  );
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`),
  );
  return {
    method,
    target: pairs.length === 0 ? path : `${path}?${pairs.join('&')}`,
    // As Node gives them to a server.
    headers: Object.fromEntries(
      Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: Buffer.from(method === 'GET' ? '' : body),
  };
}

/** The digest that the signer asks for, by Node. */
class Digest {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret));
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    throw new Error('the signer does not use a digest twice');
  }
}

function bytes(secret: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof secret === 'string') return Buffer.from(secret);
  return ArrayBuffer.isView(secret)
    ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
    : Buffer.from(secret);
}
