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
  /** The ports that the lab's running containers publish now, all of them. */
  publish(ports: PublishedPort[]): Promise<void>;
}

/** The learner's Docker: serves the Docker API on the connections given to it. */
export interface Gateway {
  /** One connection from the learner's `docker`. */
  accept(connection: Duplex): void;
  close(): Promise<void>;
}

export type Limits = {
  containers: number;
  networks: number;
  volumes: number;
  /** Bytes for each container. */
  memory: number;
  cpus: number;
  pids: number;
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
  limits: Limits;
}) => Promise<Gateway>;
