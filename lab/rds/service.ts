import type { Timeline } from '../contract/rds.ts';
import type { DatabaseServers } from './server/servers.ts';
import type { Databases } from './sql/database.ts';
import type { Job } from './state/model.ts';
import type { RdsStore } from './state/store.ts';
import type { Deeds } from './under-the-hood.ts';

/** Runs what takes time, one job for each instance. A job is in the store from its beginning to its end. */
export interface Jobs {
  /** Puts the job into the instance's record and begins it. */
  begin(resourceId: string, job: Omit<Job, 'stage'>): void;
  /** Takes up every job of the store again, and starts what should run; after opening. */
  resume(): Promise<void>;
  /** Ends the waits that only the true pace makes. */
  skipWaits(resourceId: string): void;
  timelines(): Timeline[];
  onChange(listener: () => void): () => void;
  /** Lets the stages that are under way end, and begins no further ones; the store keeps where they are. */
  close(): Promise<void>;
}

/** What actions and jobs work with. */
export type Service = {
  lab: string;
  store: RdsStore;
  servers: DatabaseServers;
  databases: Databases;
  deeds: Deeds;
  /** How many instances the lab may have. */
  instancesMost: number;
};
