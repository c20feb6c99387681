import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { addressesOf } from '../access/addresses.ts';
import { openAccess, type Access } from '../access/open-access.ts';
import { bind } from '../bind.ts';
import { openServer } from '../server.ts';
import type { ServedRooms } from '../served-rooms.ts';

export type Answered = { status: number; body: string; cookies: string[]; location: string | undefined };

/** A server on a free port of loopback, with a site of one page. */
export type Served = {
  origin: string;
  port: number;
  home: string;
  access: Access;
  reported: unknown[];
  /** As the bytes stand: fetch would refuse to send a foreign Host. */
  raw(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Answered>;
  /** The status with which a handshake ends; 101 when it succeeds. */
  handshake(path: string, headers?: Record<string, string>): Promise<number>;
  close(): Promise<void>;
};

export async function serve(options: {
  rooms: (origin: string, home: string) => ServedRooms | Promise<ServedRooms>;
  lab: string;
  className?: string;
  url?: URL;
}): Promise<Served> {
  const home = await mkdtemp(join(tmpdir(), 'lab-http-'));
  await mkdir(join(home, 'site', 'assets'), { recursive: true });
  await writeFile(join(home, 'site', 'index.html'), '<!doctype html><title>course</title>');
  await writeFile(join(home, 'site', 'assets', 'a-1.js'), 'export {}');
  const reported: unknown[] = [];
  const bound = await bind({ host: '127.0.0.1', port: 0 });
  const { port } = bound;
  const addresses = addressesOf({ host: '127.0.0.1', port, tls: false, url: options.url });
  const access = await openAccess({ home, port, secure: addresses.secure, className: options.className });
  const origin = `http://127.0.0.1:${port}`;
  const server = openServer({
    bound,
    addresses,
    access,
    rooms: await options.rooms(origin, home),
    lab: options.lab,
    site: join(home, 'site'),
    version: '1',
    report: (error) => reported.push(error),
  });

  return {
    origin,
    port,
    home,
    access,
    reported,
    raw: (method, path, headers = {}, body) =>
      new Promise((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: text,
              cookies: answer.headers['set-cookie'] ?? [],
              location: answer.headers.location,
            }),
          );
        });
        sent.on('error', reject);
        sent.end(body);
      }),
    handshake: (path, headers = {}) =>
      new Promise((resolve) => {
        const socket = new WebSocket(origin + path, { headers });
        socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0));
        socket.on('open', () => {
          socket.terminate();
          resolve(101);
        });
        socket.on('error', () => undefined); // follows the answer above
      }),
    async close() {
      await server.close();
      await rm(home, { recursive: true });
    },
  };
}
