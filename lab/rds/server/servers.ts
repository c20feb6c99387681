import type { Duplex } from 'node:stream';
import type { Engine } from '../../engine/engine.ts';
import type { Limits } from '../../gateway/gateway.ts';
import type { InboundRule } from '../state/model.ts';
import type { Deeds } from '../under-the-hood.ts';

/** The server behind one instance, by the instance's resource id. */
export type ServerSpec = {
  resourceId: string;
  /** For MySQL and for what is shown; not part of any name on the engine, because it can change. */
  identifier: string;
  instanceClass: string;
  engineVersion: string;
  port: number;
  /**
   * For mysqld's options file: what the parameter group sets, resolved. What is not here has the class's value
   * (`class-limits.ts`); paths, port and the like are the server's own and cannot be set (`options-file.ts`).
   * `log_bin: 'OFF'` is a server without binary log, `skip_replica_start: 'ON'` one that does not replicate yet.
   */
  options: Record<string, string>;
  serverId: number;
};

export type Reach = {
  /** The DNS name inside the lab. */
  endpoint: string;
  port: number;
  /** Who may open a connection; nobody where there is no rule. */
  inbound: InboundRule[];
};

/**
 * The containers and volumes behind the instances. Each server is one container of the lab, hidden from the learner's
 * Docker, with one data volume. Every method may be called again after an attempt that broke off.
 */
export interface DatabaseServers {
  /** The image that really runs for an engine version. */
  imageOf(engineVersion: string): string;
  /** A data volume for a new server, initialised and without users but root@localhost (no password, socket only). */
  prepareEmpty(resourceId: string): Promise<void>;
  /** A data volume with the content of a snapshot, and an identity (server UUID) of its own. */
  prepareFrom(resourceId: string, snapshotVolume: string): Promise<void>;
  /**
   * Makes the container as the spec says (again, where it differs), starts it, and resolves when the server answers.
   * Nobody but other servers of the lab's RDS and `connect` can reach it before `reach`. A server that runs with
   * other options is restarted. Rejects with ServerFailed when it does not come up.
   */
  start(spec: ServerSpec): Promise<void>;
  stop(resourceId: string): Promise<void>;
  /** Container, data volume and all. */
  remove(resourceId: string): Promise<void>;
  isRunning(resourceId: string): Promise<boolean>;
  /** Whether one more server of this class may run beside what runs in the lab now. */
  hasMemoryFor(instanceClass: string): Promise<boolean>;
  /** Resource ids of all servers of this lab that have a container or a data volume. */
  list(): Promise<string[]>;
  /**
   * A copy of the data as it is at one moment; the server, if it runs, stands still meanwhile. Answers its size in
   * bytes. A snapshot that is complete already stays as it is.
   * @param snapshotVolume any name of letters, digits and hyphens; it is not the engine's name for the volume
   */
  snapshot(resourceId: string, snapshotVolume: string): Promise<number>;
  removeSnapshot(snapshotVolume: string): Promise<void>;
  /**
   * Gives the instance its name in DNS and lets in who may come; replaces what was before. To be called after each
   * start and whenever name or rules change; nothing for a server that does not run.
   */
  reach(resourceId: string, reach: Reach): Promise<void>;
  /** The host name by which other instances reach this one for replication, whatever the security groups say. */
  replicationHost(resourceId: string): string;
  /** A connection to the server as from its own host (127.0.0.1), past the security groups. */
  connect(resourceId: string): Promise<Duplex>;
  /** Names and sizes (bytes) and times of the server's log files: error, slow query, general. */
  logFiles(resourceId: string): Promise<{ name: string; size: number; lastWritten: number }[]>;
  /** Bytes of one log file from an offset; undefined where there is no such file. */
  logPortion(resourceId: string, name: string, offset: number, most: number): Promise<Buffer | undefined>;
  /** Told whenever a server stops or starts that nobody here has asked to. */
  onChange(listener: (resourceId: string, running: boolean) => void): () => void;
  /** Removes every server, snapshot and network of this lab's RDS. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A server that did not come up, with the end of its log. */
export class ServerFailed extends Error {
  readonly log: string;

  constructor(resourceId: string, log: string) {
    super(`the server of ${resourceId} did not start: ${log}`);
    this.name = 'ServerFailed';
    this.log = log;
  }
}

/** Who is in a security group. */
export type GroupMembers = {
  /** Resource ids of instances. */
  instances: string[];
  /** Whether the learner's workbench counts among them, as it does for the VPC's `default` group. */
  workbench: boolean;
};

export type OpenServers = (options: {
  engine: Engine;
  lab: string;
  limits: Limits;
  deeds: Deeds;
  /** Under which name the instance is shown now. */
  identifierOf: (resourceId: string) => string;
  membersOf: (securityGroup: string) => GroupMembers;
}) => Promise<DatabaseServers>;
