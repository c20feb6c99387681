import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { letsIn, type Inbound } from './lets-in.ts';

/** The learner's own address, as AWS would see it: https://www.rfc-editor.org/rfc/rfc5737#section-3 */
export const LEARNER_ADDRESS = '203.0.113.10';

/** What a client waits for when its packets are dropped: Linux gives up after 127 seconds. */
const HOLD_MOST = 127_000;
const HELD_MOST = 64;
const CONNECTIONS_MOST = 64;
/** The ports in which an instance's own is looked for. */
const FIRST_PORT = 43_300;
const PORTS = 600;
const ATTEMPTS = 20;

/** A publicly accessible instance that has an endpoint. */
export type PublicInstance = {
  resourceId: string;
  identifier: string;
  port: number;
  /** The rules of all its security groups. */
  inbound: readonly Inbound[];
};

export type PublicPortsOptions = {
  /** A connection to the server, past the security groups, which are judged here. */
  connect: (resourceId: string) => Promise<Duplex>;
};

type Listening = { server: Server; port: number; instance: PublicInstance };

/**
 * Ports of this machine's loopback that stand for the public addresses of instances. Who may not come in is not turned
 * away: nothing answers, as when a security group drops the packets.
 */
export class PublicPorts {
  readonly #options: PublicPortsOptions;
  readonly #listening = new Map<string, Listening>();
  readonly #sockets = new Set<Socket>();
  #held = 0;
  #applying: Promise<void> = Promise.resolve();

  constructor(options: PublicPortsOptions) {
    this.#options = options;
  }

  /** Identifier to port. */
  get ports(): Record<string, number> {
    return Object.fromEntries(
      [...this.#listening.values()].map(({ instance, port }) => [instance.identifier, port]),
    );
  }

  /** Exactly these instances have a port from now on. Rules take effect at once, for new connections. */
  apply(instances: readonly PublicInstance[]): Promise<void> {
    const applied = this.#applying.then(() =>
      this.#applyNow(new Map(instances.map((instance) => [instance.resourceId, instance]))),
    );
    // Who asked is told of a failure; the next one begins all the same.
    this.#applying = applied.catch(() => undefined);
    return applied;
  }

  async close(): Promise<void> {
    await this.apply([]);
    for (const socket of this.#sockets) socket.destroy();
  }

  async #applyNow(wanted: ReadonlyMap<string, PublicInstance>): Promise<void> {
    for (const [id, { server }] of this.#listening) {
      if (wanted.has(id)) continue;
      this.#listening.delete(id);
      // The port is free at once; connections that are open live until either side ends them.
      server.close();
    }
    for (const [id, instance] of wanted) {
      const listening = this.#listening.get(id);
      if (listening !== undefined) listening.instance = instance;
      else await this.#listen(instance);
    }
  }

  async #listen(instance: PublicInstance): Promise<void> {
    const server = createServer((socket) => {
      const now = this.#listening.get(instance.resourceId)?.instance;
      if (now === undefined) socket.destroy();
      else this.#admit(socket, now);
    });
    server.maxConnections = CONNECTIONS_MOST;
    const port = await listenOnOneOf(server, portsFor(instance.resourceId));
    this.#listening.set(instance.resourceId, { server, port, instance });
  }

  #admit(socket: Socket, instance: PublicInstance): void {
    // A connection that breaks ends; who dialled sees it.
    socket.on('error', () => socket.destroy());
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    if (letsIn(instance.inbound, LEARNER_ADDRESS, instance.port)) void this.#join(socket, instance);
    else this.#hold(socket);
  }

  #hold(socket: Socket): void {
    if (this.#held >= HELD_MOST) {
      socket.destroy();
      return;
    }
    this.#held += 1;
    const timer = setTimeout(() => socket.destroy(), HOLD_MOST);
    // Whatever it says goes nowhere; reading is how its end is seen.
    socket.resume();
    socket.once('end', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(timer);
      this.#held -= 1;
    });
  }

  async #join(near: Socket, instance: PublicInstance): Promise<void> {
    try {
      const far = await this.#options.connect(instance.resourceId);
      far.on('error', () => near.destroy());
      far.once('close', () => near.destroy());
      near.once('close', () => far.destroy());
      if (near.destroyed) far.destroy();
      else near.pipe(far).pipe(near);
    } catch {
      // The server does not run: what dials it sees the connection end.
      near.destroy();
    }
  }
}

/** The same first port for an instance as long as it lives, and some to go on with where that is taken; then any. */
function portsFor(resourceId: string): number[] {
  const start = createHash('sha256').update(resourceId).digest().readUInt16BE(0);
  const numbers = Array.from({ length: ATTEMPTS }, (_, index) => FIRST_PORT + ((start + index) % PORTS));
  return [...numbers, 0];
}

async function listenOnOneOf(server: Server, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    if (await listensOn(server, port)) return (server.address() as AddressInfo).port;
  }
  throw new Error('no port of this machine is free');
}

function listensOn(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', failed);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', failed);
      // A connection that could not be taken, for want of files, is the loss of who dialled.
      server.on('error', () => undefined);
      resolve(true);
    });
  });
}
