import type { Engine } from '../engine/engine.ts';
import type { LabPolicy } from '../gateway/gateway.ts';
import type { LabRooms, LabSession, Wish } from './lab-session.ts';

/** Every lab of this server, on one engine that they share. */
export interface Labs {
  /** Undefined for a lab that this server does not hold: never opened, or removed. */
  get(id: string): LabSession | undefined;
  list(): LabSession[];
  /**
   * Opens a lab, made anew where it never was; answers at once, the session tells how far it is. `wish` `asleep` or
   * `paused` opens it without bringing it up. Labs that nobody waits for, `awaited: false`, let others go first
   * (`session.hurry()` once somebody does).
   */
  open(id: string, how?: { wish?: Wish; awaited?: boolean }): LabSession;
  /** Removes everything of a lab: from the engine, from the home. Answers what is still seen of it, which is nothing. */
  remove(id: string): Promise<Left>;
  /** The engine for as long as `use` lasts, for what concerns no single lab; it is opened where no lab has done so. */
  withEngine<Answer>(use: (engine: Engine) => Promise<Answer>): Promise<Answer>;
  /** Stops all; what learners have is kept. */
  close(): Promise<void>;
}

/** What is seen of a lab after its removal; `files` counts what this server keeps of it, rows of progress too. */
export type Left = { containers: number; networks: number; volumes: number; images: number; files: number };

export type LabsOptions = {
  home: string;
  rooms: LabRooms;
  /** Published ports and public RDS instances are offered on this machine too: only for the one learner at home. */
  publishOnHost: boolean;
  policy?: LabPolicy;
  failed: (error: unknown) => void;
};
