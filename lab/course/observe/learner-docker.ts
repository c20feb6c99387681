import Dockerode from 'dockerode';
import { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Workbench } from '../../workbench/workbench.ts';

/** No answer of the engine that a check needs takes longer; a check that waits holds up the ones after it. */
const TIMEOUT_MS = 10_000;

/**
 * The Docker API as the learner sees it. Checks ask here and not the engine, so that every name, port and mount is
 * what the learner's own `docker inspect` says.
 */
export function learnerDocker(workbench: Pick<Workbench, 'connectDocker'>): Dockerode {
  // docker-modem takes an agent, which its types leave out.
  const options = {
    protocol: 'http' as const,
    host: 'docker',
    port: 80,
    agent: new GatewayAgent(() => workbench.connectDocker()),
  };
  return new Dockerode(options);
}

/** Gives `node:http` a connection to the gateway where it would open a socket. */
class GatewayAgent extends Agent {
  readonly #connect: () => Duplex;

  constructor(connect: () => Duplex) {
    super({ keepAlive: false, maxSockets: 8 });
    this.#connect = connect;
  }

  override createConnection(): Duplex {
    // Not node:http's own time-out, which wants a socket: one connection is one request, so it bounds both.
    const connection = this.#connect();
    const timer = setTimeout(() => connection.destroy(new Error('the engine did not answer')), TIMEOUT_MS);
    connection.once('close', () => clearTimeout(timer));
    return connection;
  }
}
