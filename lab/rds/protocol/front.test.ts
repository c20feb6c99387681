import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RdsInput } from '../../contract/rds.ts';
import { AwsError } from '../aws-error.ts';
import { AwsFront } from './front.ts';
import { CREDENTIALS, SIGNED_AT, signedRequest } from './testing/signed-request.ts';

let front: AwsFront;
let server: Server;
let port: number;
let calls: { action: string; input: RdsInput }[];
let reported: unknown[];

beforeEach(async () => {
  calls = [];
  reported = [];
  front = new AwsFront({
    credentials: CREDENTIALS,
    now: () => SIGNED_AT,
    report: (error) => reported.push(error),
    call(action, input) {
      calls.push({ action, input });
      if (action === 'Break') return Promise.reject(new Error('at /a/secret/place'));
      if (action === 'DescribeDBInstances') return Promise.resolve({ DBInstances: [] });
      return Promise.reject(new AwsError('InvalidAction', `Could not find operation ${action}`));
    },
  });
  server = createServer((socket) => front.accept(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  front.close();
  await new Promise((resolve) => server.close(resolve));
});

function open(): Socket {
  return connect({ port, host: '127.0.0.1' });
}

/** The request's bytes. */
async function request(given: Parameters<typeof signedRequest>[0] = {}, close = true): Promise<Buffer> {
  const { method, target, headers, body } = await signedRequest(given);
  const lines = Object.entries({
    ...headers,
    'content-length': String(body.length),
    ...(close ? { connection: 'close' } : {}),
  }).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`), body]);
}

async function answerTo(bytes: Buffer | string): Promise<string> {
  const socket = open();
  socket.write(bytes);
  return text(socket);
}

function unsigned(version: string): Promise<string> {
  return answerTo(
    `GET /?Action=DescribeVpcs&Version=${version} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
  );
}

test('answers a signed form, and a signed GET', async () => {
  const body = 'Action=DescribeDBInstances&Version=2014-10-31&Filters.Filter.1.Name=engine&MaxRecords=20';
  const answer = await answerTo(await request({ body }));
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer).toMatch(/\r\nContent-Type: text\/xml;charset=utf-8\r\n/);
  const id = /x-amzn-RequestId: ([0-9a-f-]{36})/.exec(answer)?.[1];
  expect(answer).toContain(`<RequestId>${id}</RequestId>`);
  await answerTo(
    await request({
      method: 'GET',
      query: { Action: 'DescribeDBInstances', Version: '2014-10-31', A: 'b c' },
    }),
  );
  expect(calls).toEqual([
    { action: 'DescribeDBInstances', input: { Filters: [{ Name: 'engine' }], MaxRecords: '20' } },
    { action: 'DescribeDBInstances', input: { A: 'b c' } },
  ]);
});

test('keeps a connection, and answers what was sent ahead', async () => {
  const socket = open();
  socket.write(Buffer.concat([await request({}, false), await request({}, false), await request({})]));
  expect((await text(socket)).match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
});

test.each([
  ['no action', { body: 'Version=2014-10-31' }, 400, 'MissingAction'],
  ['an unknown action', { body: 'Action=Fly&Version=2014-10-31' }, 400, 'InvalidAction'],
  ['another version', { body: 'Action=DescribeDBInstances&Version=2010-01-01' }, 400, 'InvalidAction'],
  ['no version', { body: 'Action=DescribeDBInstances' }, 400, 'InvalidAction'],
  ["another service's action", { body: 'Action=DescribeVpcs&Version=2014-10-31' }, 400, 'InvalidAction'],
  ['another method', { method: 'PUT' }, 400, 'MalformedInput'],
  ['another content', { headers: { 'content-type': 'application/json' }, body: '{}' }, 400, 'MalformedInput'],
  ['a wrong secret', { credentials: { ...CREDENTIALS, secretAccessKey: 'x' } }, 403, 'SignatureDoesNotMatch'],
  ['an old signature', { at: SIGNED_AT - 3_600_000 }, 403, 'SignatureDoesNotMatch'],
  ['a parameter twice', { body: 'Action=A&Action=B&Version=2014-10-31' }, 400, 'InvalidQueryParameter'],
])('refuses %s', async (_what, given, status, code) => {
  const answer = await answerTo(await request(given));
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain(`<Type>Sender</Type><Code>${code}</Code>`);
});

test('Who has not signed is refused in the words of the service that was meant', async () => {
  expect(await unsigned('2014-10-31')).toMatch(/403 Forbidden[^]*<Code>MissingAuthenticationToken<\/Code>/);
  expect(await unsigned('2016-11-15')).toMatch(/<Response><Errors><Error><Code>MissingAuthenticationToken/);
  expect(calls).toEqual([]);
});

test('Our own faults are reported, and not shown', async () => {
  const answer = await answerTo(await request({ body: 'Action=Break&Version=2014-10-31' }));
  expect(answer).toMatch(/^HTTP\/1\.1 500 [^]*<Type>Receiver<\/Type><Code>InternalFailure<\/Code>/);
  expect(answer).not.toContain('secret');
  expect(reported).toMatchObject([{ message: 'at /a/secret/place' }]);
});

const FORM = 'Content-Type: application/x-www-form-urlencoded';

test('A body that is much too large is refused before it has come', async () => {
  const answer = await answerTo(`POST / HTTP/1.1\r\nHost: a\r\n${FORM}\r\nContent-Length: 50000000\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*Connection: close[^]*RequestEntityTooLarge/);
});

test('A body that is too large is refused so that its sender hears it', async () => {
  const head = `POST / HTTP/1.1\r\nHost: a\r\n${FORM}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
  const chunks = `10000\r\n${'a'.repeat(65_536)}\r\n`.repeat(20);
  expect(await answerTo(`${head}${chunks}0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 [^]*RequestEntityTooLarge/);
});

test('A head that is too large is refused', async () => {
  const answer = await answerTo(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
});

test('What is not HTTP is ended', async () => {
  expect(await answerTo('\x16\x03\x01 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
});

test('There is an end to the connections that it takes', async () => {
  const sockets = Array.from({ length: 64 }, open);
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  expect(await text(open())).toMatch(/^HTTP\/1\.1 503 /);
  sockets[0]?.destroy();
  await expect
    .poll(async () => (await answerTo(await request())).slice(0, 15), { interval: 20 })
    .toBe('HTTP/1.1 200 OK');
  for (const socket of sockets) socket.destroy();
});
