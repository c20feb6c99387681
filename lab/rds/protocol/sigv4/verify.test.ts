import { expect, test } from 'vitest';
import { CREDENTIALS, signedRequest, SIGNED_AT } from '../testing/signed-request.ts';
import type { SignedRequest } from './canonical-request.ts';
import { verifySignature } from './verify.ts';

const MINUTE = 60_000;

function verify(request: SignedRequest, now = SIGNED_AT): void {
  verifySignature(request, { credentials: CREDENTIALS, region: 'ap-northeast-2', service: 'rds', now });
}

function refusal(code: string, message: string | RegExp) {
  const words = typeof message === 'string' ? message : expect.stringMatching(message);
  return expect.objectContaining({ code, message: words });
}

test.each([
  ['a form', {}],
  ['a GET with a query', { method: 'GET', query: { Action: 'DescribeDBInstances', Version: '2014-10-31' } }],
  [
    'characters that are encoded',
    { method: 'GET', query: { 'a b': "1+2 ~*'()!", 한글: '값', A: '=&/?%', empty: '' } },
  ],
  [
    'names that sort by bytes, and twice the same',
    { method: 'GET', query: { a: ['2', '1', '10'], B: 'x', 'a-': 'y' } },
  ],
  ['the path of a lab on this machine', { path: '/rds/my/' }],
  ['a path that is normalised', { path: '/rds/./x/../my//a%20b' }],
  ['headers with spaces', { headers: { 'x-amz-meta': '  a   b  ', 'my-header': 'x' } }],
  ['an empty body', { body: '' }],
])('lets pass %s', async (_what, given) => {
  const request = await signedRequest(given);
  expect(() => verify(request)).not.toThrow();
});

test('lets pass a request that the AWS CLI has signed', () => {
  verify(RECORDED);
  expect(() => verify({ ...RECORDED, body: Buffer.from('Action=DeleteDBInstance') })).toThrow(
    refusal('SignatureDoesNotMatch', /^The request signature we calculated does not match/),
  );
});

test.each<[string, (request: SignedRequest) => SignedRequest]>([
  ['another body', (request) => ({ ...request, body: Buffer.from('Action=DeleteDBInstance') })],
  ['another method', (request) => ({ ...request, method: 'GET' })],
  ['another path', (request) => ({ ...request, target: '/other' })],
  ['another query', (request) => ({ ...request, target: '/?Action=DeleteDBInstance' })],
  ['another host', (request) => ({ ...request, headers: { ...request.headers, host: 'evil.example' } })],
  [
    'another content type',
    (request) => ({ ...request, headers: { ...request.headers, 'content-type': 'text/plain' } }),
  ],
  [
    'a signature in capitals',
    (request) =>
      withAuthorization(request, (text) => text.replace(/[0-9a-f]{64}$/, (hex) => hex.toUpperCase())),
  ],
  ['half a signature', (request) => withAuthorization(request, (text) => text.slice(0, -32))],
  [
    'a header that did not come',
    (request) => withAuthorization(request, (text) => text.replace('host;', 'constructor;host;')),
  ],
])('refuses %s', async (_what, change) => {
  const request = change(await signedRequest({ query: {} }));
  expect(() => verify(request)).toThrow(
    refusal('SignatureDoesNotMatch', /^The request signature we calculated does not match/),
  );
});

test('refuses a wrong secret, and another key', async () => {
  const secretAccessKey = `x${CREDENTIALS.secretAccessKey.slice(1)}`;
  const wrong = await signedRequest({ credentials: { ...CREDENTIALS, secretAccessKey } });
  expect(() => verify(wrong)).toThrow(refusal('SignatureDoesNotMatch', /Check your AWS Secret Access Key/));
  const other = await signedRequest({ credentials: { ...CREDENTIALS, accessKeyId: 'AKIAOTHER' } });
  const invalid = refusal('InvalidClientTokenId', 'The security token included in the request is invalid.');
  expect(() => verify(other)).toThrow(invalid);
  const lent = await signedRequest({ credentials: { ...CREDENTIALS, sessionToken: 'token' } });
  expect(() => verify(lent)).toThrow(invalid);
});

test('A signature is good for a quarter of an hour, before and after', async () => {
  const request = await signedRequest();
  for (const away of [-15 * MINUTE, -MINUTE, MINUTE, 15 * MINUTE]) {
    expect(() => verify(request, SIGNED_AT + away)).not.toThrow();
  }
  expect(() => verify(request, SIGNED_AT + 15 * MINUTE + 1000)).toThrow(
    refusal(
      'SignatureDoesNotMatch',
      'Signature expired: 20261122T131500Z is now earlier than 20261122T131501Z (20261122T133001Z - 15 min.)',
    ),
  );
  expect(() => verify(request, SIGNED_AT - 15 * MINUTE - 1000)).toThrow(
    refusal(
      'SignatureDoesNotMatch',
      'Signature not yet current: 20261122T131500Z is still later than 20261122T131459Z (20261122T125959Z + 15 min.)',
    ),
  );
});

test('The scope must be this Region, this service, this day', async () => {
  const seoul = await signedRequest({ region: 'us-east-1' });
  expect(() => verify(seoul)).toThrow(
    refusal('SignatureDoesNotMatch', "Credential should be scoped to a valid region, not 'us-east-1'."),
  );
  const s3 = await signedRequest({ service: 's3' });
  expect(() => verify(s3)).toThrow(
    refusal('SignatureDoesNotMatch', "Credential should be scoped to correct service: 'rds'."),
  );
  const request = await signedRequest();
  expect(() => verify(withAuthorization(request, (text) => text.replace('aws4_request', 'aws5')))).toThrow(
    refusal('SignatureDoesNotMatch', "Credential should be scoped with a valid terminator: 'aws4_request'."),
  );
  expect(() =>
    verify(withAuthorization(request, (text) => text.replace('/20261122/', '/20261121/'))),
  ).toThrow(
    refusal(
      'SignatureDoesNotMatch',
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        "'20261121' != '20261122', from '20261122T131500Z'.",
    ),
  );
});

test('What is missing is named', async () => {
  const request = await signedRequest();
  const without = (name: string) => {
    const { [name]: _gone, ...headers } = request.headers;
    return { ...request, headers };
  };
  expect(() => verify(without('authorization'))).toThrow(
    refusal('MissingAuthenticationToken', 'Request is missing Authentication Token'),
  );
  expect(() => verify(without('x-amz-date'))).toThrow(
    refusal(
      'IncompleteSignature',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    ),
  );
  expect(() => verify(withAuthorization(request, () => 'Basic YTpi'))).toThrow(
    refusal('IncompleteSignature', "Unsupported AWS 'algorithm': 'Basic'."),
  );
  expect(() => verify(withAuthorization(request, () => 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e'))).toThrow(
    refusal(
      'IncompleteSignature',
      "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.",
    ),
  );
  expect(() => verify(withAuthorization(request, (text) => text.replace('/rds/', '/')))).toThrow(
    refusal('IncompleteSignature', /exactly 5 slash-delimited elements/),
  );
  expect(() => verify(withAuthorization(request, (text) => text.replace('host;', '')))).toThrow(
    refusal(
      'SignatureDoesNotMatch',
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    ),
  );
});

test('A header of AWS that was slipped in is seen', async () => {
  const request = await signedRequest();
  const headers = { ...request.headers, 'x-amz-target': 'other' };
  expect(() => verify({ ...request, headers })).toThrow(
    refusal('SignatureDoesNotMatch', "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization."),
  );
});

function withAuthorization(request: SignedRequest, change: (text: string) => string): SignedRequest {
  const authorization = change(request.headers.authorization ?? '');
  return { ...request, headers: { ...request.headers, authorization } };
}

/** By the signer of the AWS CLI (botocore), which is not the one of the other tests. */
const RECORDED: SignedRequest = {
  method: 'POST',
  target: '/rds/my/',
  headers: {
    host: '127.0.0.1:4360',
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    'x-amz-date': '20261122T131500Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAREPLICATIONLAB22/20261122/ap-northeast-2/rds/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=4d6f842dc88e4e4b4906db111aabb64e4c74fff2c1427d9e3dbd3bc03f5b6c33',
  },
  body: Buffer.from('Action=DescribeDBInstances&Version=2014-10-31'),
};
