import type { Duplex } from 'node:stream';
import type { Engine } from '../engine/engine.ts';

export type PublishedPort = {
  /** The container's full id on the engine. */
  container: string;
  hostPort: number;
  containerPort: number;
  protocol: 'tcp' | 'udp';
};

/** What the gateway needs done on the learner's side of the link; the workbench gives it. */
export interface GatewayHost {
  /**
   * Makes sure that something stands at this path below the workspace, as Docker does for the source of a bind
   * mount: a missing one becomes a directory. Rejects when the path leaves the workspace.
   */
  prepareMountSource(path: string): Promise<'directory' | 'file'>;
  /** Why nothing may be begun now that writes to the disk, in words; undefined while there is room. */
  diskFull(): string | undefined;
  /** The ports that the lab's running containers publish now, all of them. */
  publish(ports: PublishedPort[]): Promise<void>;
}

/** The learner's Docker: serves the Docker API on the connections given to it. */
export interface Gateway {
  /** One connection from the learner's `docker`. */
  accept(connection: Duplex): void;
  close(): Promise<void>;
}

/** What one container may have. */
export type ContainerLimits = {
  /** Bytes. */
  memory: number;
  cpus: number;
  /** Its part of a processor that others want too; 0 stands for what the engine gives by itself. */
  cpuShares: number;
  pids: number;
};

export type Limits = ContainerLimits & {
  containers: number;
  networks: number;
  volumes: number;
  /** Names of images, and images without a name. */
  images: number;
  /** Bytes that the limits of all running containers add up to, those of RDS servers too; not the workbench's. */
  memoryInAll: number;
  /** Bytes on the engine's disk: what containers have written, volumes, the workspace, images. */
  disk: number;
  databaseInstances: number;
  /** Containers and commands that may be begun in the long run; some more at once. */
  startsPerSecond: number;
  workbench: ContainerLimits;
};

/** What one lab may have and reach. */
export type LabPolicy = {
  limits: Limits;
  /** Whether its containers reach anything but each other: the internet, this machine, other labs. */
  outside: boolean;
};

export type OpenGateway = (options: {
  engine: Engine;
  lab: string;
  host: GatewayHost;
  policy: LabPolicy;
}) => Promise<Gateway>;
