import type { Role } from '../../contract/access.ts';

/** Whoever sends a request, as their cookies tell. */
export type Caller =
  /** No role: may read, join the class, follow the talk. `follower` tells one browser of the audience from another. */
  | { role: 'nobody'; follower: string | undefined }
  /** `lab` is their own, null while they wait for one. */
  | { role: Extract<Role, 'learner'>; learner: string; lab: string | null; secret: string }
  | { role: Extract<Role, 'speaker' | 'instructor'>; lab: string };

/** Those who may be allowed something: every column of the rules. */
export type CallerRole = Caller['role'];
