import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { bind } from './bind.ts';
import { keyLink } from './access/open-access.ts';
import { serve, type Served } from './testing/serve.ts';
import { labThatNeverComes, stubTalk } from './testing/stubs.ts';

let served: Served;
let link: string;
let cookie: string;
let origin: string;

const lab = labThatNeverComes('my');

beforeAll(async () => {
  const labs = { get: (id: string) => (id === 'my' ? lab : undefined) };
  served = await serve({ rooms: () => ({ labs, talk: stubTalk(), classroom: undefined }), lab: 'my' });
  ({ origin } = served);
  if (served.access.where !== 'home') throw new Error('a server without a class is at home');
  link = keyLink(origin, served.access.key);
  const entered = await fetch(link, { redirect: 'manual' });
  expect(entered.status).toBe(303);
  expect(entered.headers.get('location')).toBe('/');
  const [given = ''] = entered.headers.getSetCookie();
  expect(given).toContain('HttpOnly');
  expect(given).toContain('SameSite=Strict');
  cookie = given.split(';')[0] ?? '';
});

afterAll(() => served.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers: { cookie, ...headers } });

describe('pages', () => {
  it('serves the one page for every address, and files by name', async () => {
    for (const path of ['/', '/ko/', '/en/lessons/06-point-the-replica']) {
      const page = await get(path);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('course');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
    const asset = await get('/assets/a-1.js');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/missing.js')).status).toBe(404);
  });

  it('does not leave the folder of the site', async () => {
    const answer = await served.raw('GET', '/../session-token', { cookie });
    expect(answer.body).not.toContain(new URL(link).searchParams.get('token'));
  });
});

describe('strangers', () => {
  it.each([
    ['no cookie', {}],
    ['a wrong token', { cookie: 'replication-lab-1=x' }],
  ])('%s: refused, and told how to come in', async (_, headers) => {
    const page = await served.raw('GET', '/ko/', headers);
    expect(page).toMatchObject({ status: 403, cookies: [] });
    expect(page.body).toContain('npm start');
    const api = await served.raw('GET', '/api/session', headers);
    expect(api).toMatchObject({ status: 403, body: '{"code":"not-allowed","values":{}}' });
  });

  it('a rebound Host gets nothing, even with token and cookie', async () => {
    for (const path of ['/', '/api/session', new URL(link).pathname + new URL(link).search]) {
      const answer = await served.raw('GET', path, { cookie, host: `evil.example:${served.port}` });
      expect(answer).toMatchObject({ status: 403, body: '', cookies: [] });
    }
  });

  it('another origin can neither post nor open a socket', async () => {
    const foreign = { cookie, origin: 'https://evil.example' };
    expect((await served.raw('POST', '/api/labs/my/reset', foreign)).status).toBe(403);
    expect((await served.raw('POST', '/api/labs/my/reset', { cookie })).status).toBe(403);
    expect(await served.handshake('/api/labs/my/socket', foreign)).toBe(403);
    expect(await served.handshake('/api/labs/my/socket', { origin })).toBe(403);
    expect(await served.handshake('/api/labs/other/socket', { cookie, origin })).toBe(403);
    expect(await served.handshake('/api/labs/my/terminals/shell/socket', { cookie, origin })).toBe(503);
  });
});

describe('the API while the lab is not there', () => {
  it('answers with the catalogue', async () => {
    const answer = await fetch(`${origin}/api/labs/my/terminals`, {
      method: 'POST',
      headers: { cookie, origin },
      body: JSON.stringify({ kind: 'shell' }),
    });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ code: 'lab-not-ready', values: {} });
    expect((await get('/api/labs/other/files')).status).toBe(403);
    expect((await get('/api/nothing')).status).toBe(404);
    expect(served.reported).toEqual([]);
  });

  it('tells every window what keeps the lab', async () => {
    const socket = new WebSocket(`${origin}/api/labs/my/socket`, { headers: { cookie, origin } });
    const phases: string[] = [];
    const failed = new Promise<unknown>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString('utf8'));
        phases.push(message.lab.phase);
        if (message.lab.phase === 'failed') resolve(message.lab.notices);
      });
    });
    await new Promise((resolve) => socket.once('open', resolve));
    lab.start();
    expect(await failed).toEqual([{ code: 'engine-missing', values: {} }]);
    expect(phases[0]).toBe('starting');
    socket.close();
    await lab.close();
  });

  it('closes a window that does not speak the protocol', async () => {
    const socket = new WebSocket(`${origin}/api/labs/my/socket`, { headers: { cookie, origin } });
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('{"type":"unknown"}');
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1008);
  });
});

it('a refused handshake keeps no connection, though the other end leaves its side open', async () => {
  const labs = { get: () => undefined };
  const other = await serve({ rooms: () => ({ labs, talk: stubTalk(), classroom: undefined }), lab: 'my' });
  const peer = connect({ host: '127.0.0.1', port: other.port, allowHalfOpen: true });
  peer.write(
    `GET /api/labs/my/socket HTTP/1.1\r\nHost: 127.0.0.1:${other.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  );
  const [answer] = (await once(peer.setEncoding('utf8'), 'data')) as [string];
  expect(answer).toContain('403');
  await other.close(); // waits for every connection
  peer.destroy();
});

describe('the RDS API for programs on this machine', () => {
  it('is at a path of each lab, answers there by itself, and needs no cookie', async () => {
    expect((await fetch(`${origin}/rds/my/`, { method: 'POST' })).status).toBe(503); // this lab is never ready
    expect((await fetch(`${origin}/rds/other`, { method: 'POST' })).status).toBe(404);
  });

  it('opens nothing else', async () => {
    for (const path of ['/rds/my/../../api/session', '/rds/my/x', '/rds/', '/rds/MY'])
      expect((await fetch(origin + path)).status).toBe(403);
  });
});

it('whoever comes before all is open is told to come back', async () => {
  const bound = await bind({ host: '127.0.0.1', port: 0 });
  const early = await fetch(`http://127.0.0.1:${bound.port}/api/session`);
  expect(early.status).toBe(503);
  expect(early.headers.get('retry-after')).toBe('2');
  bound.answer((_, response) => response.end('now'));
  expect(await (await fetch(`http://127.0.0.1:${bound.port}/`)).text()).toBe('now');
  bound.server.close();
});
