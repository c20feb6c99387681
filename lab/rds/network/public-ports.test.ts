import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { duplexPair, type Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { PublicPorts, type PublicInstance } from './public-ports.ts';

const opened: PublicPorts[] = [];
afterEach(async () => {
  for (const ports of opened.splice(0)) await ports.close();
});

function open(connectTo: (resourceId: string) => Promise<Duplex> = greeter): PublicPorts {
  const ports = new PublicPorts({ connect: connectTo });
  opened.push(ports);
  return ports;
}

/** A server that says hello and repeats. */
function greeter(resourceId: string): Promise<Duplex> {
  const [near, far] = duplexPair();
  far.write(`hello from ${resourceId}\n`);
  far.pipe(far);
  return Promise.resolve(near);
}

const EVERYBODY = [{ fromPort: 3306, toPort: 3306, source: '0.0.0.0/0' }];

function instance(identifier: string, inbound: PublicInstance['inbound'] = EVERYBODY): PublicInstance {
  return { resourceId: `db-${identifier}`, identifier, port: 3306, inbound };
}

function dial(ports: PublicPorts, identifier: string): Socket {
  return connect({ host: '127.0.0.1', port: ports.ports[identifier] ?? 0 });
}

test('An instance that lets everybody in is reached', async () => {
  const ports = open();
  await ports.apply([instance('shop'), instance('other')]);
  const socket = dial(ports, 'shop');
  socket.end('and back');
  expect(await text(socket)).toBe('hello from db-shop\nand back');
});

test('Who is not let in hears nothing, neither no nor yes', async () => {
  const ports = open();
  await ports.apply([instance('shop', [])]);
  const socket = dial(ports, 'shop');
  const heard: string[] = [];
  for (const event of ['data', 'end', 'error', 'close']) socket.on(event, () => heard.push(event));
  await new Promise((resolve) => socket.once('connect', resolve));
  // By the time that another instance has answered, this one could have.
  await ports.apply([instance('shop', []), instance('open')]);
  const other = dial(ports, 'open');
  other.end();
  await text(other);
  expect(heard).toEqual([]);
  socket.destroy();
});

test('A rule counts for the next connection, and the port stays', async () => {
  const ports = open();
  await ports.apply([instance('shop', [])]);
  const before = ports.ports['shop'];
  await ports.apply([instance('shop')]);
  expect(ports.ports['shop']).toBe(before);
  const socket = dial(ports, 'shop');
  socket.end();
  expect(await text(socket)).toContain('hello');
});

test('An instance has the same port again where it is free, and another where it is not', async () => {
  const first = open();
  await first.apply([instance('shop')]);
  const port = first.ports['shop'] ?? 0;
  await first.apply([]);
  expect(first.ports).toEqual({});
  await first.apply([instance('shop')]);
  expect(first.ports['shop']).toBe(port);
  const second = open();
  await second.apply([instance('shop')]);
  expect(second.ports['shop']).not.toBe(port);
});

test('The port moves with the name, and ends with the instance', async () => {
  const ports = open();
  await ports.apply([instance('shop')]);
  const port = ports.ports['shop'];
  await ports.apply([{ ...instance('store'), resourceId: 'db-shop' }]);
  expect(ports.ports).toEqual({ store: port });
  await ports.apply([]);
  // Free, so another can have it.
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  expect((server.address() as AddressInfo).port).toBe(port);
  await new Promise((resolve) => server.close(resolve));
});

test('A server that does not run ends the connection', async () => {
  const ports = open(() => Promise.reject(new Error('stopped')));
  await ports.apply([instance('shop')]);
  expect(await text(dial(ports, 'shop'))).toBe('');
});

test('There is an end to what is held', async () => {
  const ports = open();
  await ports.apply([instance('shop', []), instance('store', [])]);
  const sockets = Array.from({ length: 64 }, (_, index) => dial(ports, index % 2 === 0 ? 'shop' : 'store'));
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  expect(await text(dial(ports, 'shop'))).toBe('');
  for (const socket of sockets) socket.destroy();
});
