import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from '../../aws-error.ts';

export const ALGORITHM = 'AWS4-HMAC-SHA256';
export const TERMINATOR = 'aws4_request';

/** What a client says about its signature. */
export type Authorization = {
  accessKeyId: string;
  /** The credential scope: the day (YYYYMMDD), the Region and the service for which the key was derived. */
  date: string;
  region: string;
  service: string;
  terminator: string;
  /** Lower case, as listed. */
  signedHeaders: string[];
  signature: string;
};

/**
 * Reads the header, for example
 * `AWS4-HMAC-SHA256 Credential=AKIA…/20261122/ap-northeast-2/rds/aws4_request, SignedHeaders=host;x-amz-date, Signature=…`
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#add-signature-to-request
 */
export function readAuthorization(headers: IncomingHttpHeaders): Authorization {
  const { authorization } = headers;
  if (authorization === undefined) {
    throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token');
  }
  if (!authorization.startsWith(`${ALGORITHM} `)) {
    throw incomplete(`Unsupported AWS 'algorithm': '${authorization.split(' ', 1).join('')}'.`);
  }
  const parts = new Map(
    authorization
      .slice(ALGORITHM.length + 1)
      .split(',', 8)
      .map((part) => {
        const [name = '', ...value] = part.trim().split('=');
        return [name, value.join('=')];
      }),
  );
  const credential = parts.get('Credential') ?? '';
  const signature = parts.get('Signature') ?? '';
  const signedHeaders = parts.get('SignedHeaders') ?? '';
  const missing = Object.entries({
    Credential: credential,
    Signature: signature,
    SignedHeaders: signedHeaders,
  })
    .filter(([, value]) => value === '')
    .map(([name]) => `Authorization header requires '${name}' parameter.`);
  if (missing.length > 0) throw incomplete(missing.join(' '));

  const scope = credential.split('/');
  const [accessKeyId, date, region, service, terminator] = scope;
  if (
    accessKeyId === undefined ||
    date === undefined ||
    region === undefined ||
    service === undefined ||
    terminator === undefined ||
    scope.length > 5
  ) {
    throw incomplete(
      'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, ' +
        `got '${credential}'`,
    );
  }
  return {
    accessKeyId,
    date,
    region,
    service,
    terminator,
    signedHeaders: signedHeaders.split(';'),
    signature,
  };
}

function incomplete(message: string): AwsError {
  return new AwsError('IncompleteSignature', message);
}
