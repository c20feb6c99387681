import * as z from 'zod/mini';
import { LessonSlug, StepId, Values } from './names.ts';

/** What a check found. `reason` is an id whose words stand in the lesson, or in `content/reasons.ts`. */
export const Verdict = z.discriminatedUnion('state', [
  z.object({ state: z.literal('done') }),
  z.object({ state: z.literal('not-yet'), reason: z.string(), values: Values }),
  z.object({ state: z.literal('broken'), reason: z.string(), values: Values }),
]);
export type Verdict = z.infer<typeof Verdict>;

/** A mistake that was recognised from the servers themselves. Words: `content/diagnoses.ts`. */
export const Diagnosis = z.object({
  id: z.string(),
  /** The container that shows it. */
  on: z.string(),
  values: Values,
  /** The server's own words. */
  evidence: z.string(),
  /** True when the lab can run the cure itself. */
  curable: z.boolean(),
});
export type Diagnosis = z.infer<typeof Diagnosis>;

/** A step as the learner sees it. Only the first step that is not done is checked. */
export const StepState = z.object({
  id: StepId,
  state: z.enum(['done', 'current', 'ahead']),
  /** Milliseconds since the epoch. */
  doneAt: z.optional(z.number()),
  verdict: z.optional(Verdict),
});
export type StepState = z.infer<typeof StepState>;

export const LessonState = z.object({
  lesson: LessonSlug,
  steps: z.array(StepState),
  diagnoses: z.array(Diagnosis),
});
export type LessonState = z.infer<typeof LessonState>;

/** Done steps by lesson, for the course map. */
export const CourseProgress = z.record(z.string(), z.array(z.string()));
export type CourseProgress = z.infer<typeof CourseProgress>;

/** Something long that the lab does on the learner's behalf: solving a step, going to a step, a reset. */
export const Task = z.object({
  id: z.string(),
  kind: z.enum(['solve', 'go-to', 'reset', 'cure']),
  lesson: z.optional(LessonSlug),
  step: z.optional(StepId),
  /** The fence being run now. */
  running: z.optional(z.string()),
  done: z.number(),
  total: z.number(),
  startedAt: z.number(),
  outcome: z.optional(z.enum(['succeeded', 'failed', 'cancelled'])),
  /** The output that tells why, when it failed. */
  detail: z.optional(z.string()),
});
export type Task = z.infer<typeof Task>;
