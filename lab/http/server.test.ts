import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LabError } from '../contract/lab-error.ts';
import { LabSession } from '../labs/lab-session.ts';
import { openServer, type LabServer } from './server.ts';

let home: string;
let server: LabServer;
let cookie: string;
let origin: string;
const reported: unknown[] = [];

/** A lab that never comes up: what is tested here is who may ask, and what the page gets meanwhile. */
const failures: unknown[] = [];
const lab = new LabSession({
  lab: 'my',
  home: '',
  rooms: {
    openEngine: () => Promise.reject(new LabError('engine-missing')),
    openWorkbench: () => Promise.reject(new Error('not reached')),
    openRds: () => Promise.reject(new Error('not reached')),
    openCourse: () => Promise.reject(new Error('not reached')),
  },
  publishOnHost: false,
  failed: (error) => failures.push(error),
});

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lab-http-'));
  await mkdir(join(home, 'site', 'assets'), { recursive: true });
  await writeFile(join(home, 'site', 'index.html'), '<!doctype html><title>course</title>');
  await writeFile(join(home, 'site', 'assets', 'a-1.js'), 'export {}');
  server = await openServer({
    home,
    site: join(home, 'site'),
    port: 0,
    version: '1',
    lab,
    report: (error) => reported.push(error),
  });
  origin = `http://127.0.0.1:${server.port}`;
  const entered = await fetch(server.url, { redirect: 'manual' });
  expect(entered.status).toBe(303);
  expect(entered.headers.get('location')).toBe('/');
  const [given = ''] = entered.headers.getSetCookie();
  expect(given).toContain('HttpOnly');
  expect(given).toContain('SameSite=Strict');
  cookie = given.split(';')[0] ?? '';
});

afterAll(async () => {
  await server.close();
  await rm(home, { recursive: true });
});

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
    const answer = await raw('GET', '/../session-token', { cookie });
    expect(answer.body).not.toContain(new URL(server.url).searchParams.get('token'));
  });
});

describe('strangers', () => {
  it.each([
    ['no cookie', {}, '/'],
    ['no cookie, API', {}, '/api/session'],
    ['a wrong token', { cookie: 'replication-lab-1=x' }, '/api/session'],
  ])('%s: refused, and told how to come in', async (_, headers, path) => {
    const answer = await raw('GET', path, headers);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('npm start');
  });

  it('a rebound Host gets nothing, even with token and cookie', async () => {
    for (const path of ['/', '/api/session', new URL(server.url).pathname + new URL(server.url).search]) {
      const answer = await raw('GET', path, { cookie, host: `evil.example:${server.port}` });
      expect(answer).toMatchObject({ status: 403, body: '', cookies: undefined });
    }
  });

  it('another origin can neither post nor open a socket', async () => {
    const foreign = { cookie, origin: 'https://evil.example' };
    expect((await raw('POST', '/api/labs/my/reset', foreign)).status).toBe(403);
    expect((await raw('POST', '/api/labs/my/reset', { cookie })).status).toBe(403);
    expect(await socketOutcome('/api/labs/my/socket', foreign)).toBe(403);
    expect(await socketOutcome('/api/labs/my/socket', { origin })).toBe(403);
    expect(await socketOutcome('/api/labs/other/socket', { cookie, origin })).toBe(404);
    expect(await socketOutcome('/api/labs/my/terminals/shell/socket', { cookie, origin })).toBe(404);
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
    expect((await get('/api/labs/other/files')).status).toBe(404);
    expect((await get('/api/nothing')).status).toBe(404);
    expect(reported).toEqual([]);
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
    expect(failures).toHaveLength(1);
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

type Raw = { status: number | undefined; body: string; cookies: string[] | undefined };

/** As the bytes stand: fetch would refuse to send a foreign Host. */
function raw(method: string, path: string, headers: Record<string, string>): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, method, path, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, body, cookies: answer.headers['set-cookie'] }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

function socketOutcome(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(origin + path, { headers });
    socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode));
    socket.on('open', () => resolve(101));
    socket.on('error', () => undefined); // follows the answer above
  });
}

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
