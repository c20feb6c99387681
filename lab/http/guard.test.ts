import { describe, expect, it } from 'vitest';
import { openGuard } from './guard.ts';
import type { Session } from './session.ts';

const session: Session = {
  token: 'secret',
  cookieName: 'replication-lab-4360',
  matches: (given) => given === 'secret',
};
const guard = openGuard(session, 4360);
const cookie = 'other=1; replication-lab-4360=secret';
const host = '127.0.0.1:4360';
const origin = 'http://127.0.0.1:4360';

describe('a request to read', () => {
  it.each([
    ['with the token', { host, cookie }, true],
    ['by another loopback name', { host: 'localhost:4360', cookie }, true],
    ['without a cookie', { host }, false],
    ['with a wrong token', { host, cookie: 'replication-lab-4360=wrong' }, false],
    ['with the token of another port', { host, cookie: 'replication-lab-4361=secret' }, false],
    ['with a rebound Host', { host: 'evil.example:4360', cookie }, false],
    ['without a Host', { cookie }, false],
    ['from a page of another origin', { host, cookie, origin: 'https://evil.example' }, false],
    ['from a page of another port', { host, cookie, origin: 'http://127.0.0.1:8080' }, false],
    ['from an opaque origin', { host, cookie, origin: 'null' }, false],
  ])('%s', (_, headers, admitted) => {
    expect(guard.admits({ method: 'GET', headers, upgrade: false })).toBe(admitted);
  });
});

describe('a request that changes something, or a socket', () => {
  it.each([
    ['POST', false],
    ['PUT', false],
    ['DELETE', false],
    ['GET', true],
  ])('%s (upgrade: %s) needs the Origin of this server', (method, upgrade) => {
    expect(guard.admits({ method, headers: { host, cookie, origin }, upgrade })).toBe(true);
    expect(guard.admits({ method, headers: { host, cookie }, upgrade })).toBe(false);
    expect(
      guard.admits({ method, headers: { host, cookie, origin: 'http://localhost:4360' }, upgrade }),
    ).toBe(false);
    expect(guard.admits({ method, headers: { host, origin }, upgrade })).toBe(false);
  });
});
