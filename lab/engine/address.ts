import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Where an engine's API is. A named pipe of Windows is a `socket` too. */
export type EngineAddress =
  | { kind: 'socket'; path: string }
  | { kind: 'tcp'; host: string; port: number; tls?: Certificates };

export type Certificates = { ca?: Buffer; cert?: Buffer; key?: Buffer; verify: boolean };

const PLAIN_PORT = 2375;
const TLS_PORT = 2376;
const CONNECT_LIMIT_MS = 5_000;

/**
 * Reads an address as Docker writes it (`unix:///run/docker.sock`, `tcp://host:2376`); undefined for one that we
 * cannot speak to, such as `ssh://`.
 */
export function parseAddress(text: string, tls?: Certificates): EngineAddress | undefined {
  if (text.startsWith('unix://')) return { kind: 'socket', path: text.slice('unix://'.length) };
  if (text.startsWith('npipe://')) {
    return { kind: 'socket', path: text.slice('npipe://'.length).replaceAll('\\', '/') };
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['tcp:', 'http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    return undefined;
  }
  const secure = tls ?? (url.protocol === 'https:' ? { verify: true } : undefined);
  const port = url.port === '' ? (secure === undefined ? PLAIN_PORT : TLS_PORT) : Number(url.port);
  // URL keeps the brackets of an IPv6 address; the net module wants none.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return { kind: 'tcp', host, port, ...(secure === undefined ? {} : { tls: secure }) };
}

/** The address as Docker writes it. */
export function formatAddress(address: EngineAddress): string {
  if (address.kind === 'socket') return `unix://${address.path}`;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `tcp://${host}:${address.port}`;
}

/** `ca.pem`, `cert.pem` and `key.pem` of a folder; one that is not there is left out. */
export async function readCertificates(folder: string, verify: boolean): Promise<Certificates> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) =>
      // A server may do without any of them; what is really missing, the handshake tells.
      readFile(join(folder, name)).catch(() => undefined),
    ),
  );
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }), verify };
}

/** A raw connection to the engine. */
export function connectTo(address: EngineAddress): Promise<Socket> {
  const socket = open(address);
  return new Promise((resolve, reject) => {
    const ready = address.kind === 'tcp' && address.tls !== undefined ? 'secureConnect' : 'connect';
    socket.setTimeout(CONNECT_LIMIT_MS, () => {
      socket.destroy(new Error(`no connection within ${CONNECT_LIMIT_MS / 1000} s`));
    });
    socket.once('error', reject);
    socket.once(ready, () => {
      socket.setTimeout(0);
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

function open(address: EngineAddress): Socket {
  if (address.kind === 'socket') return connect(address.path);
  const { host, port, tls } = address;
  // A link that died without a word is noticed by the kernel.
  const keepAlive = { keepAlive: true, keepAliveInitialDelay: 10_000 };
  if (tls === undefined) return connect({ host, port, ...keepAlive });
  const { verify, ...certificates } = tls;
  return connectTls({ host, port, ...certificates, rejectUnauthorized: verify, ...keepAlive });
}
