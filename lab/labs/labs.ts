import type { LabPolicy } from '../gateway/gateway.ts';
import type { LabRooms, LabSession } from './lab-session.ts';

/** Every lab of this server, on one engine that they share. */
export interface Labs {
  /** Undefined for a lab that this server does not hold: never opened, or removed. */
  get(id: string): LabSession | undefined;
  list(): LabSession[];
  /** Opens a lab, made anew where it never was; answers at once, the session tells how far it is. */
  open(id: string): LabSession;
  /** Removes everything of a lab: from the engine, from the home. Answers what is still seen of it, which is nothing. */
  remove(
    id: string,
  ): Promise<{ containers: number; networks: number; volumes: number; images: number; files: number }>;
  /** Stops all; what learners have is kept. */
  close(): Promise<void>;
}

export type LabsOptions = {
  home: string;
  rooms: LabRooms;
  /** Published ports and public RDS instances are offered on this machine too: only for the one learner at home. */
  publishOnHost: boolean;
  policy?: LabPolicy;
  failed: (error: unknown) => void;
};
