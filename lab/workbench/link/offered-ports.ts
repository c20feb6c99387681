import type { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import { isDone, LOOPBACK } from './forward-in.ts';

/** Services of the lab server on the workbench's loopback, carried over every link that is made. */
export class OfferedPorts {
  readonly #services = new Map<number, (connection: Duplex) => void>();
  readonly #onTaken: (port: number) => void;
  #client: Client | undefined;
  #carried = new Set<number>();

  /** @param onTaken a program in the workbench holds the port */
  constructor(onTaken: (port: number) => void) {
    this.#onTaken = onTaken;
  }

  has(port: number): boolean {
    return this.#services.has(port);
  }

  /** A new link: nothing is forwarded on it yet. */
  async linked(client: Client): Promise<void> {
    this.#client = client;
    this.#carried = new Set();
    for (const port of this.#services.keys()) await this.carry(port);
  }

  /** From here on the port is the service's, and no container's. */
  reserve(port: number, accept: (connection: Duplex) => void): void {
    this.#services.set(port, accept);
  }

  async carry(port: number): Promise<void> {
    const client = this.#client;
    if (client === undefined || this.#carried.has(port)) return;
    this.#carried.add(port);
    if (!(await isDone((done) => client.forwardIn(LOOPBACK, port, done)))) this.#onTaken(port);
  }

  /** Gives a connection to the service of its port; false where there is none. */
  take(port: number, acceptChannel: () => Duplex): boolean {
    const accept = this.#services.get(port);
    if (accept === undefined) return false;
    accept(acceptChannel());
    return true;
  }
}
