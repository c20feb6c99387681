import * as z from 'zod/mini';

/**
 * Who may do what with power. `speaker` has a lab of their own and leads the talk; at home, the person who opened the
 * printed address is this. `instructor` is a speaker who also leads the class. `learner` has their own lab and
 * nothing else. Whoever only follows a talk has no role: they have no account and no power.
 */
export const Role = z.enum(['learner', 'speaker', 'instructor']);
export type Role = z.infer<typeof Role>;
