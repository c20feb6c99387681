import type Dockerode from 'dockerode';
import type { Duplex } from 'node:stream';
import type { EngineInfo, Progress } from '../contract/lab-state.ts';
import type { EngineAddress } from './address.ts';

export type OnProgress = (progress: Progress) => void;

/** A Docker engine, reached or our own. */
export interface Engine {
  readonly info: EngineInfo;
  /** Where its API is. */
  readonly address: EngineAddress;
  readonly docker: Dockerode;
  /** A raw connection to the engine's API, for the gateway; rejects with LabError `engine-lost`. */
  connect(): Promise<Duplex>;
  /** Resolves when the engine is lost; a new one must be opened. */
  readonly lost: Promise<void>;
  /** Stops what opening it has started; nothing for an engine that was there before. */
  close(): Promise<void>;
}

export type OpenEngine = (options: {
  /** The lab's data directory; our own engine lives below it. */
  home: string;
  onProgress: OnProgress;
  signal?: AbortSignal;
}) => Promise<Engine>;
