import type { Duplex } from 'node:stream';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DBInstance, Pace, RdsInput, RdsState } from '../contract/rds.ts';
import type { OnProgress } from '../engine/engine.ts';
import type { Workbench } from '../workbench/workbench.ts';

/** Who made a call: the page's console, an AWS client, or the service itself. */
export type Caller = 'console' | 'api' | 'service';

/** The RDS of one lab. */
export interface Rds {
  /**
   * One action, by its name; the input has the API's own shape. Answers the result, for example `{ DBInstance }`.
   * Rejects with AwsError where AWS would refuse.
   */
  call(action: string, input: RdsInput, by: Caller): Promise<Record<string, unknown>>;
  /** A signed request of an AWS client on the learner’s machine; its URL is as the client wrote and signed it. */
  serve(request: IncomingMessage, response: ServerResponse): void;
  /** A connection of an AWS client in the workbench. */
  accept(connection: Duplex): void;
  /** With what replication does at this moment, asked at most once a second. */
  state(): Promise<RdsState>;
  onChange(listener: () => void): () => void;
  /** Instances as the API describes them, with what replication does now. */
  instances(): Promise<DBInstance[]>;
  /** SQL as the service itself, for checks; rejects where the instance has no running server. */
  query(identifier: string, sql: string): Promise<Record<string, string | null>[]>;
  setPace(pace: Pace): void;
  /** Ends the waits of an instance that only the true pace makes. */
  skipWaits(identifier: string): void;
  /** Removes every instance, snapshot and group; the lab's RDS is as new. */
  clear(): Promise<void>;
  /** Lets go; servers keep running unless `stop`. */
  close(options: { stop: boolean }): Promise<void>;
}

export type OpenRds = (options: {
  workbench: Workbench;
  home: string;
  /** Publicly accessible instances also get a port on this machine's loopback. */
  publishOnHost: boolean;
  onProgress: OnProgress;
}) => Promise<Rds>;
