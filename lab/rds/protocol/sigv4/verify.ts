import { createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../../aws-error.ts';
import { ALGORITHM, readAuthorization, TERMINATOR, type Authorization } from './authorization.ts';
import { canonicalRequest, sha256, type SignedRequest } from './canonical-request.ts';
import { checkRequestTime, readRequestTime } from './request-time.ts';

export type Credentials = { accessKeyId: string; secretAccessKey: string };

export type Expected = {
  credentials: Credentials;
  region: string;
  service: string;
  /** Milliseconds since the epoch. */
  now: number;
};

/**
 * Throws for what AWS would refuse. A request that this lets pass was signed with the lab's key, for this service,
 * just now. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function verifySignature(request: SignedRequest, expected: Expected): void {
  const authorization = readAuthorization(request.headers);
  const requestTime = readRequestTime(request.headers);
  checkSignedHeaders(request, authorization.signedHeaders);
  // The lab has lasting keys only; a token belongs to keys that some other service has lent.
  const isLent = request.headers['x-amz-security-token'] !== undefined;
  if (isLent || authorization.accessKeyId !== expected.credentials.accessKeyId) {
    throw new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  checkScope(authorization, requestTime, expected);
  checkRequestTime(requestTime, expected.now);

  const scope = [authorization.date, authorization.region, authorization.service, TERMINATOR].join('/');
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign
  const stringToSign = [
    ALGORITHM,
    requestTime,
    scope,
    sha256(canonicalRequest(request, authorization.signedHeaders)),
  ].join('\n');
  const signature = hmac(signingKey(expected.credentials.secretAccessKey, authorization), stringToSign);
  if (!isSame(signature, authorization.signature)) {
    throw mismatch(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret ' +
        'Access Key and signing method. Consult the service documentation for details.',
    );
  }
}

/**
 * `Host`, the date and each `X-Amz-…` header must be signed, or someone on the way could change them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
 */
function checkSignedHeaders({ headers }: SignedRequest, signedHeaders: readonly string[]): void {
  const needed = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (headers['x-amz-date'] === undefined) needed.push('date');
  const unsigned = needed.find((name) => !signedHeaders.includes(name));
  if (unsigned !== undefined) {
    const name = unsigned === 'host' ? "'Host' or ':authority'" : `'${unsigned}'`;
    throw mismatch(`${name} must be a 'SignedHeader' in the AWS Authorization.`);
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html#reference_sigv-troubleshooting-scope */
function checkScope(authorization: Authorization, requestTime: string, expected: Expected): void {
  const { date, region, service, terminator } = authorization;
  if (terminator !== TERMINATOR) {
    throw mismatch(`Credential should be scoped with a valid terminator: '${TERMINATOR}'.`);
  }
  if (region !== expected.region) {
    throw mismatch(`Credential should be scoped to a valid region, not '${region}'.`);
  }
  if (service !== expected.service) {
    throw mismatch(`Credential should be scoped to correct service: '${expected.service}'.`);
  }
  const day = requestTime.slice(0, 8);
  if (date !== day) {
    throw mismatch(
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        `'${date}' != '${day}', from '${requestTime}'.`,
    );
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#calculate-signature */
function signingKey(secret: string, { date, region, service }: Authorization): Buffer {
  return [date, region, service, TERMINATOR].reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`AWS4${secret}`),
  );
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** In a time that tells nothing of where the two differ. */
function isSame(signature: Buffer, claimed: string): boolean {
  const claimedBytes = Buffer.from(/^[0-9a-f]{64}$/.test(claimed) ? claimed : '', 'hex');
  return claimedBytes.length === signature.length && timingSafeEqual(claimedBytes, signature);
}

function mismatch(message: string): AwsError {
  return new AwsError('SignatureDoesNotMatch', message);
}
