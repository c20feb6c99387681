import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connectTo, formatAddress, parseAddress, readCertificates } from './address.ts';

test.each([
  ['unix:///var/run/docker.sock', { kind: 'socket', path: '/var/run/docker.sock' }],
  ['npipe:////./pipe/docker_engine', { kind: 'socket', path: '//./pipe/docker_engine' }],
  ['tcp://10.0.0.5:2375', { kind: 'tcp', host: '10.0.0.5', port: 2375 }],
  ['tcp://docker', { kind: 'tcp', host: 'docker', port: 2375 }],
  ['tcp://[::1]:99', { kind: 'tcp', host: '::1', port: 99 }],
  ['https://docker', { kind: 'tcp', host: 'docker', port: 2376, tls: { verify: true } }],
  ['ssh://me@docker', undefined],
  ['nonsense', undefined],
])('reads %s', (text, address) => {
  expect(parseAddress(text)).toEqual(address);
});

test('with certificates, the port of an engine that speaks TLS is the usual one', () => {
  const tls = { verify: true };
  expect(parseAddress('tcp://docker', tls)).toEqual({ kind: 'tcp', host: 'docker', port: 2376, tls });
});

test('writes an address as it reads one', () => {
  for (const text of ['unix:///a/b.sock', 'tcp://docker:2376', 'tcp://[::1]:2375']) {
    const address = parseAddress(text);
    expect(address && formatAddress(address)).toBe(text);
  }
});

test('takes those certificates that are there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'certificates-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'ca.pem'), 'the authority');
  expect(await readCertificates(folder, false)).toEqual({ ca: Buffer.from('the authority'), verify: false });
});

test('connects, and says why it cannot', async () => {
  const server = createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const socket = await connectTo({ kind: 'tcp', host: '127.0.0.1', port });
  expect(String((await once(socket, 'data'))[0])).toBe('hello');
  socket.destroy();
  server.close();
  await expect(connectTo({ kind: 'socket', path: '/no/such.sock' })).rejects.toThrow('ENOENT');
});
