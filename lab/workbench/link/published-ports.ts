import { createServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import type { PublishedPort } from '../../gateway/gateway.ts';
import { isDone, LOOPBACK } from './forward-in.ts';

export type PublishedPortsOptions = {
  /** Connects to a container's port. */
  connect: (port: PublishedPort) => Promise<Duplex>;
  /** The lab server's own ports in the workbench: a container that publishes one finds it taken. */
  isOffered: (port: number) => boolean;
  /** Also listens on this machine's loopback. */
  onHost: boolean;
  /** Something else holds a port that a container publishes, or (`over`) it is wanted no longer. */
  onTaken: (port: number, over: boolean) => void;
};

/** Keeps a listener in the workbench, and perhaps on this machine, for each port that containers publish. */
export class PublishedPorts {
  readonly #options: PublishedPortsOptions;
  readonly #hostServers = new Map<number, Server>();
  readonly #taken = new Set<number>();
  #wanted = new Map<number, PublishedPort>();
  #client: Client | undefined;
  #forwarded = new Set<number>();
  #applying: Promise<void> = Promise.resolve();

  constructor(options: PublishedPortsOptions) {
    this.#options = options;
  }

  /** A new link: nothing is forwarded on it yet. */
  linked(client: Client): Promise<void> {
    this.#client = client;
    this.#forwarded = new Set();
    return this.#apply();
  }

  /** Gives a connection in the workbench to the container of its port; false where there is none. */
  take(port: number, acceptChannel: () => Duplex): boolean {
    const wanted = this.#wanted.get(port);
    if (wanted === undefined) return false;
    void this.#join(wanted, acceptChannel());
    return true;
  }

  /** The lab server is about to offer a port of its own: a container's gives way. */
  giveWay(): Promise<void> {
    return this.#apply();
  }

  publish(ports: PublishedPort[]): Promise<void> {
    this.#wanted = new Map(
      ports.filter(({ protocol }) => protocol === 'tcp').map((port) => [port.hostPort, port]),
    );
    return this.#apply();
  }

  async close(): Promise<void> {
    this.#client = undefined;
    await this.publish([]);
  }

  /** One change after the other, so that a port that is given up is free when it is wanted again. */
  #apply(): Promise<void> {
    const before = this.#applying;
    this.#applying = (async () => {
      await before;
      await this.#applyInWorkbench();
      if (this.#options.onHost) await this.#applyOnHost();
      this.#tellTaken();
    })();
    return this.#applying;
  }

  async #applyInWorkbench(): Promise<void> {
    const client = this.#client;
    if (client === undefined) return;
    const isWanted = (port: number) => this.#wanted.has(port) && !this.#options.isOffered(port);
    for (const port of this.#forwarded) {
      if (isWanted(port)) continue;
      this.#forwarded.delete(port);
      await isDone((done) => client.unforwardIn(LOOPBACK, port, done));
    }
    for (const port of this.#wanted.keys()) {
      if (this.#forwarded.has(port) || !isWanted(port)) continue;
      if (await isDone((done) => client.forwardIn(LOOPBACK, port, done))) this.#forwarded.add(port);
    }
  }

  async #applyOnHost(): Promise<void> {
    for (const [port, server] of this.#hostServers) {
      if (this.#wanted.has(port)) continue;
      this.#hostServers.delete(port);
      // Frees the port at once; connections that are open live on until either side ends them.
      server.close();
    }
    for (const port of this.#wanted.keys()) {
      if (this.#hostServers.has(port)) continue;
      const server = await this.#listenOnHost(port);
      if (server !== undefined) this.#hostServers.set(port, server);
    }
  }

  #listenOnHost(port: number): Promise<Server | undefined> {
    const server = createServer((socket) => {
      const wanted = this.#wanted.get(port);
      if (wanted === undefined) socket.destroy();
      else void this.#join(wanted, socket);
    });
    return new Promise((resolve) => {
      server.once('error', () => resolve(undefined));
      server.listen({ port, host: '127.0.0.1' }, () => resolve(server));
    });
  }

  /** Tells of each port once when it turns out to be taken, and once when that is over. */
  #tellTaken(): void {
    if (this.#client === undefined) return;
    const { onHost, onTaken } = this.#options;
    const isOpen = (port: number) => this.#forwarded.has(port) && (!onHost || this.#hostServers.has(port));
    for (const port of new Set([...this.#taken, ...this.#wanted.keys()])) {
      const taken = this.#wanted.has(port) && !isOpen(port);
      if (taken === this.#taken.has(port)) continue;
      if (taken) this.#taken.add(port);
      else this.#taken.delete(port);
      onTaken(port, !taken);
    }
  }

  async #join(port: PublishedPort, near: Duplex): Promise<void> {
    // A connection that breaks, on either side, ends both; who dialled sees it.
    near.on('error', () => near.destroy());
    try {
      const far = await this.#options.connect(port);
      far.on('error', () => near.destroy());
      far.on('close', () => near.destroy());
      near.on('close', () => far.destroy());
      near.pipe(far).pipe(near);
    } catch {
      // As Docker does when nothing listens in the container: accepted, then closed.
      near.destroy();
    }
  }
}
