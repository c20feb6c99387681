import type Dockerode from 'dockerode';
import { duplexPair, type Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import type { Engine } from '../engine/engine.ts';
import type { Gateway, LabPolicy, OpenGateway } from '../gateway/gateway.ts';
import type { Changes } from './changes.ts';
import { removeWorkbench, runWorkbench } from './container.ts';
import { addressOf, forward } from './link/dial.ts';
import { linkKeys } from './link/keys.ts';
import { openLink } from './link/link.ts';
import { OfferedPorts } from './link/offered-ports.ts';
import { PublishedPorts } from './link/published-ports.ts';
import { connectSsh } from './link/ssh-connection.ts';

const DOCKER_SOCKET = '/var/run/docker.sock';
/** After so many failures in a row the container itself is taken to be broken, and is made anew. */
const FAILURES_BEFORE_REBUILD = 4;

export type LearnerLinkOptions = {
  engine: Engine;
  lab: string;
  image: string;
  /** Where the lab keeps its data. */
  directory: string;
  publishOnHost: boolean;
  policy: LabPolicy;
  changes: Changes;
  openGateway: OpenGateway;
  prepareMountSource: (path: string) => Promise<'directory' | 'file'>;
  /** Why nothing more may be written, in words. */
  diskFull: () => string | undefined;
};

/** The workbench container with what the link carries: the learner's Docker, TCP connections, published ports. */
export interface LearnerLink {
  /** The container, once it runs and the link is up; waits `patience` ms for it, or as long as `Link` does. */
  container(patience?: number): Promise<Dockerode.Container>;
  client(): Promise<Client>;
  connectDocker(): Duplex;
  offer(port: number, accept: (connection: Duplex) => void): Promise<void>;
  close(): Promise<void>;
}

export async function openLearnerLink(options: LearnerLinkOptions): Promise<LearnerLink> {
  const {
    engine,
    lab,
    image,
    directory,
    publishOnHost,
    policy,
    changes,
    openGateway,
    prepareMountSource,
    diskFull,
  } = options;
  const keys = await linkKeys(directory);
  let container = await runWorkbench(engine, lab, image, policy);

  const tellTaken = (port: number, over: boolean) =>
    changes.tell({ kind: 'notice', code: 'port-taken', values: { port: String(port) }, over });
  const offered = new OfferedPorts((port) => tellTaken(port, false));
  const ports = new PublishedPorts({
    async connect({ container, containerPort }) {
      const [address, client] = await Promise.all([addressOf(engine, lab, container), link.client()]);
      if (address === undefined) throw new Error(`container ${container} has no address`);
      return forward(client, address, containerPort);
    },
    isOffered: (port) => offered.has(port),
    onHost: publishOnHost,
    onTaken: tellTaken,
  });
  const gateway: Gateway = await openGateway({
    engine,
    lab,
    policy,
    host: { prepareMountSource, diskFull, publish: (wanted) => ports.publish(wanted) },
  });
  const link = openLink({
    async connect(failures) {
      if (failures > 0 && failures % FAILURES_BEFORE_REBUILD === 0) await removeWorkbench(engine, lab);
      container = await runWorkbench(engine, lab, image, policy);
      return connectSsh(container, keys);
    },
    async onLinked(client) {
      await carryDockerSocket(client, (connection) => gateway.accept(connection));
      client.on('tcp connection', ({ destPort }, accept, reject) => {
        if (!offered.take(destPort, accept) && !ports.take(destPort, accept)) reject();
      });
      await offered.linked(client);
      await ports.linked(client);
      changes.tell({ kind: 'notice', code: 'workbench-lost', values: {}, over: true });
    },
    onLost: () => changes.tell({ kind: 'notice', code: 'workbench-lost', values: {} }),
  });
  void engine.lost.then(() => link.close());

  return {
    async container(patience) {
      await link.client(patience);
      return container;
    },
    client: () => link.client(),
    connectDocker() {
      const [near, far] = duplexPair();
      // Each side of a pair lives on by itself: without this the gateway would keep counting what was closed.
      near.once('close', () => far.destroy());
      far.once('close', () => near.destroy());
      gateway.accept(far);
      return near;
    },
    async offer(port, accept) {
      offered.reserve(port, accept);
      await ports.giveWay();
      await offered.carry(port);
    },
    async close() {
      await link.close();
      await ports.close();
      await gateway.close();
    },
  };
}

/** The learner's `docker` finds a socket where it looks for one; each connection to it arrives here. */
function carryDockerSocket(client: Client, accept: (connection: Duplex) => void): Promise<void> {
  // The gateway bounds how many there are.
  client.on('unix connection', (_details, acceptChannel) => accept(acceptChannel()));
  return new Promise((resolve, reject) => {
    client.openssh_forwardInStreamLocal(DOCKER_SOCKET, (error?: Error | null) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
