import * as z from 'zod/mini';
import { LessonSlug, StepId } from './names.ts';

/** What a terminal showed while the walker did one step: made by running it, played where no lab is there. */
export const Recording = z.object({
  lesson: LessonSlug,
  step: StepId,
  /** Milliseconds since the epoch, and the MySQL that ran. */
  recordedAt: z.number(),
  mysql: z.string(),
  columns: z.number(),
  rows: z.number(),
  /** The actions' texts, by which a recording that lags behind its lesson is known. */
  actions: z.array(z.string()),
  /** Seconds since the step began, the action it belongs to, and what was written. */
  frames: z.array(z.tuple([z.number(), z.number(), z.string()])),
});
export type Recording = z.infer<typeof Recording>;
