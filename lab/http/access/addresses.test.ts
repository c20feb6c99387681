import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { addressesOf, isLoopback, networkAddresses } from './addresses.ts';

const atHome = addressesOf({ host: '127.0.0.1', port: 4360, tls: false });
const inNetwork = addressesOf({ host: '0.0.0.0', port: 4360, tls: false });
const url = new URL('https://lab.example.com');
const proxied = addressesOf({ host: '127.0.0.1', port: 4360, tls: false, url });

describe('isLoopback', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['[::1]', true],
    ['::ffff:127.0.0.1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.0.7', false],
    ['lab.example.com', false],
    ['127.0.0.1.example.com', false],
  ])('%s: %s', (host, expected) => expect(isLoopback(host)).toBe(expected));
});

describe('names that are ours', () => {
  it.each([
    ['127.0.0.1:4360', true],
    ['localhost:4360', true],
    ['LOCALHOST:4360', true],
    ['[::1]:4360', true],
    [`${hostname()}:4360`, false],
    [`${hostname()}.local:4360`, false],
    ['127.0.0.1', false],
    ['127.0.0.1:4361', false],
    ['evil.example:4360', false],
    ['192.168.0.7:4360', false],
    [undefined, false],
  ])('%s at home: %s', (host, known) => expect(atHome.knowsHost(host, '127.0.0.1')).toBe(known));

  it('an address is ours where the connection came in on it', () => {
    expect(inNetwork.knowsHost('192.168.0.7:4360', '192.168.0.7')).toBe(true);
    expect(inNetwork.knowsHost('192.168.0.7:4360', '::ffff:192.168.0.7')).toBe(true);
    expect(inNetwork.knowsHost('[fe80::1]:4360', 'fe80::1%eth0')).toBe(true);
    expect(inNetwork.knowsHost('192.168.0.7:4360', '192.168.0.8')).toBe(false);
    expect(inNetwork.knowsHost('evil.example:4360', '192.168.0.7')).toBe(false);
  });

  it('in a network the machine has its own name, and those of its certificate', () => {
    expect(inNetwork.knowsHost(`${hostname()}:4360`, '192.168.0.7')).toBe(true);
    expect(inNetwork.knowsHost(`${hostname()}.local:4360`, '192.168.0.7')).toBe(true);
    const certNames = ['lab.example.com', 'lab2.example.com'];
    const certified = addressesOf({ host: '0.0.0.0', port: 4360, tls: true, certNames });
    expect(certified.knowsHost('lab2.example.com:4360', '192.168.0.7')).toBe(true);
    expect(certified.origin).toBe('https://lab.example.com:4360');
  });

  it('behind a proxy the name of --url is, without a port', () => {
    expect(proxied.knowsHost('lab.example.com', '127.0.0.1')).toBe(true);
    expect(proxied.knowsHost('lab.example.com:4360', '127.0.0.1')).toBe(false);
    expect(atHome.knowsHost('lab.example.com', '127.0.0.1')).toBe(false);
  });

  it('on the usual port of its scheme no port is said', () => {
    const usual = addressesOf({ host: 'lab.example.com', port: 443, tls: true });
    expect(usual.knowsHost('lab.example.com', '192.0.2.1')).toBe(true);
    expect(usual.origin).toBe('https://lab.example.com');
  });
});

describe('pages that are ours', () => {
  it.each([
    [atHome, 'http://127.0.0.1:4360', '127.0.0.1:4360', true],
    [atHome, 'http://localhost:4360', '127.0.0.1:4360', false],
    [atHome, 'https://127.0.0.1:4360', '127.0.0.1:4360', false],
    [atHome, 'null', '127.0.0.1:4360', false],
    [proxied, 'https://lab.example.com', 'lab.example.com', true],
    // Many proxies send the Host of the server behind them.
    [proxied, 'https://lab.example.com', '127.0.0.1:4360', true],
    [proxied, 'http://lab.example.com', '127.0.0.1:4360', false],
    [proxied, 'https://evil.example', 'lab.example.com', false],
  ])('%#: %s to %s: %s', (addresses, origin, host, expected) =>
    expect(addresses.isOurs(origin, host)).toBe(expected),
  );
});

const from = (
  addresses: typeof atHome,
  remoteAddress: string | undefined,
  forwardedFor?: string | string[],
) => addresses.callerAddress({ remoteAddress, forwardedFor });

describe('the address whose limits count', () => {
  it('is the peer, whatever it says of others', () => {
    expect(from(inNetwork, '192.168.0.9', '10.0.0.1')).toBe('192.168.0.9');
    expect(from(inNetwork, '::ffff:192.168.0.9')).toBe('192.168.0.9');
    expect(from(atHome, '127.0.0.1', '10.0.0.1')).toBe('127.0.0.1');
    expect(from(atHome, undefined)).toBe('');
  });

  it('is whom the proxy saw, where --url says that there is one on this machine', () => {
    expect(from(proxied, '127.0.0.1', '203.0.113.9')).toBe('203.0.113.9');
    expect(from(proxied, '::1', 'made-up, 198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
    expect(from(proxied, '127.0.0.1', ['198.51.100.1', '203.0.113.9'])).toBe('203.0.113.9');
    expect(from(proxied, '127.0.0.1', 'nonsense')).toBe('127.0.0.1');
    expect(from(proxied, '192.168.0.9', '203.0.113.9')).toBe('192.168.0.9');
  });

  it('is one for all addresses that one machine can have by IPv6', () => {
    expect(from(inNetwork, '2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(from(inNetwork, '2001:db8:1:2::9')).toBe('2001:db8:1:2::/64');
    expect(from(inNetwork, 'fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });
});

const at = (address: string, internal = false) => [
  { address, internal, family: 'IPv4' as const, netmask: '', mac: '', cidr: null },
];

it('hands out the address in the network, not that of a bridge', () => {
  expect(
    networkAddresses({
      lo: at('127.0.0.1', true),
      docker0: at('172.17.0.1'),
      'br-123': at('172.18.0.1'),
      eth0: at('192.168.0.7'),
    }),
  ).toEqual(['192.168.0.7']);
  expect(proxied.origin).toBe('https://lab.example.com');
  expect(atHome.origin).toBe('http://127.0.0.1:4360');
});
