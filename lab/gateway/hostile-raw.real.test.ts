import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { testEngine } from '../testing/test-engine.ts';
import { BASE, TestLab } from './testing/open-test-lab.ts';

// 2. The same forbidden create request in every dress, sent byte by byte.

let engine: Engine;
let lab: TestLab;

beforeAll(async () => {
  engine = await testEngine();
  lab = await TestLab.open(engine);
});

afterAll(async () => {
  await lab.close();
  await engine.close();
});

const FORBIDDEN = JSON.stringify({ Image: BASE, HostConfig: { Privileged: true, Binds: ['/:/host'] } });

function post(target: string, body: string, headers: Record<string, string> = {}): string {
  const all = {
    Host: 'docker',
    Connection: 'close',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${target} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

async function expectNothingMade(answer: string): Promise<void> {
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  const all = await engine.docker.listContainers({
    all: true,
    filters: { label: [`replication-lab.lab=${lab.names.lab}`] },
  });
  expect(all.map(({ Names }) => Names[0])).toEqual([`/${lab.names.workbench}`]);
}

test.each([
  ['without a version', '/containers/create'],
  ['an old version', '/v1.41/containers/create'],
  ['a version that is none', '/v1.24/containers/create'],
  ['a version of the future', '/v9.99/containers/create'],
  ['an odd version', '/v1.045/containers/create'],
  ['a doubled slash in front', '//containers/create'],
  ['a doubled slash within', '/v1.45//containers//create'],
  ['a slash at the end', '/v1.45/containers/create/'],
  ['an encoded slash', '/v1.45/containers%2Fcreate'],
  ['an encoded letter', '/v1.45/containers/%63reate'],
  ['dot segments', '/v1.45/images/../containers/create'],
  ['an encoded dot segment', '/v1.45/images/%2e%2e/containers/create'],
  ['capitals', '/v1.45/Containers/Create'],
  ['a whole address', 'http://docker/v1.45/containers/create'],
  ['two versions', '/v1.45/v1.45/containers/create'],
  ['a fragment', '/v1.45/containers/create#x'],
])('%s', async (_name, target) => {
  await expectNothingMade(await lab.raw(post(target, FORBIDDEN)));
});

test.each([
  ['no content type', {}],
  ['plain text', { 'Content-Type': 'text/plain' }],
  ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['another charset', { 'Content-Type': 'application/json; charset=utf-16' }],
  ['a content encoding', { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }],
  ['an upgrade to tcp', { Connection: 'Upgrade', Upgrade: 'tcp' }],
  ['an upgrade to h2c', { Connection: 'Upgrade', Upgrade: 'h2c' }],
  [
    'an upgrade to a web socket',
    {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'eA==',
    },
  ],
  ['another method in a header', { 'X-HTTP-Method-Override': 'GET' }],
])('%s', async (_name, headers) => {
  await expectNothingMade(await lab.raw(post('/v1.45/containers/create', FORBIDDEN, headers)));
});

const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

test('a chunked body, in one chunk and in many', async () => {
  const head =
    'POST /v1.45/containers/create HTTP/1.1\r\nHost: docker\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n';
  await expectNothingMade(await lab.raw(head, chunk(FORBIDDEN), '0\r\n\r\n'));
  await expectNothingMade(await lab.raw(head, ...FORBIDDEN.split('').map(chunk), '0\r\n\r\n'));
});

test('two lengths, or a length and chunks, are no request', async () => {
  const both = post('/v1.45/containers/create', FORBIDDEN, { 'Transfer-Encoding': 'chunked' });
  await expectNothingMade(await lab.raw(both));
  const twice = post('/v1.45/containers/create', FORBIDDEN).replace('Connection: close', 'Content-Length: 3');
  await expectNothingMade(await lab.raw(twice));
});

test('a second request in the body of one that is refused is not read', async () => {
  const hidden = post('/v1.45/containers/create', JSON.stringify({ Image: BASE }));
  await expectNothingMade(await lab.raw(post('/v1.45/containers/create%20', hidden)));
  await expectNothingMade(
    await lab.raw(
      post('/v1.45/containers/create', `${FORBIDDEN}${hidden}`, {
        'Content-Length': String(FORBIDDEN.length),
      }),
    ),
  );
});

test.each([
  ['twice, the bad one last', `{"Image":"${BASE}","HostConfig":{},"HostConfig":{"Privileged":true}}`],
  ['inside, twice', `{"Image":"${BASE}","HostConfig":{"Privileged":false,"Privileged":true}}`],
  ['in small letters', `{"Image":"${BASE}","HostConfig":{"privileged":true}}`],
  ['in escapes', `{"Image":"${BASE}","HostConfig":{"\\u0050rivileged":true}}`],
])('a key %s', async (_name, body) => {
  await expectNothingMade(await lab.raw(post('/v1.45/containers/create', body)));
});

test('a key that stands twice, the good one last, is only ever seen good', async () => {
  const body = `{"Image":"${BASE}","hostconfig":{"Privileged":true},"HostConfig":{"Binds":["/:/x"]},"HostConfig":{"AutoRemove":true},"Cmd":["true"]}`;
  const answer = await lab.raw(post('/v1.45/containers/create?name=twice', body));
  expect(answer).toMatch(/^HTTP\/1\.1 201 /);
  const { HostConfig, Mounts } = await engine.docker.getContainer(`${lab.names.prefix}twice`).inspect();
  expect([HostConfig.Privileged, HostConfig.Binds ?? [], Mounts]).toEqual([false, [], []]);
  await lab.api('DELETE', '/containers/twice');
});

test('the hijack takes the body to the byte, and the rest is stdin, however it is cut', async () => {
  await lab.run('echo');
  const exec = await lab.api('POST', '/containers/echo/exec', {
    Cmd: ['head', '-c', '5'],
    AttachStdin: true,
    AttachStdout: true,
  });
  const { Id } = exec.json as { Id: string };
  const body = '{"Detach":false,"Tty":false}';
  const request = post(`/v1.45/exec/${Id}/start`, body, { Connection: 'Upgrade', Upgrade: 'tcp' });
  const cut = request.indexOf('"Tty"');
  const answer = await lab.raw(request.slice(0, cut), request.slice(cut), '12', '345');
  expect(answer).toMatch(/^HTTP\/1\.1 101 UPGRADED\r\n/);
  expect(answer.endsWith('12345')).toBe(true);
  await lab.api('DELETE', '/containers/echo?force=1');
});

test('methods and paths that are not in the table do not exist', async () => {
  for (const line of [
    'PATCH /v1.45/containers/create',
    'GET /v1.45/containers/create/x',
    'GET /metrics',
    'GET /debug/pprof',
    'PUT /containers/json',
    'GET /containers/a/attach/ws',
  ])
    expect(await lab.raw(`${line} HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 404 /,
    );
});
