import * as z from 'zod/mini';
import { LabId, Values } from './names.ts';

/** One wait, told while it lasts: what, how much, since when. */
export const Progress = z.object({
  /** What is being waited for; the words for each are in the site and in `lab/progress-words.ts`. */
  task: z.enum([
    'packages',
    'engine-files',
    'engine-start',
    'image-pull',
    'image-build',
    'site-build',
    'workbench-start',
    'browser-install',
    'lesson-walk',
  ]),
  /** What of it: an image's name, a package, a lesson. */
  subject: z.optional(z.string()),
  done: z.optional(z.number()),
  total: z.optional(z.number()),
  unit: z.optional(z.enum(['bytes', 'steps', 'packages'])),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  finishedAt: z.optional(z.number()),
});
export type Progress = z.infer<typeof Progress>;

/** Which engine runs the lab, and where its images came from. */
export const EngineInfo = z.object({
  kind: z.enum(['own', 'reached']),
  version: z.string(),
  apiVersion: z.string(),
  /** True where images were built from the distribution's packages because no registry answered. */
  imagesFromPackages: z.boolean(),
  memoryBytes: z.number(),
});
export type EngineInfo = z.infer<typeof EngineInfo>;

/** What a learner has to know about the lab as a whole. */
export const LabState = z.object({
  id: LabId,
  /** `asleep` after idling: it wakes when its learner looks at it. `paused` by the instructor: it does not. */
  phase: z.enum(['starting', 'ready', 'asleep', 'paused', 'stopped', 'failed']),
  engine: z.optional(EngineInfo),
  progress: z.array(Progress),
  /** Present when `phase` is `failed`, and for lasting conditions such as a port that is taken. */
  notices: z.array(z.object({ code: z.string(), values: Values })),
});
export type LabState = z.infer<typeof LabState>;
