import * as z from 'zod/mini';
import { ClassNote, Company } from './class.ts';
import { CourseProgress, LessonState, Task } from './course-state.ts';
import { LabState } from './lab-state.ts';
import { LessonSlug } from './names.ts';
import { RdsState } from './rds.ts';
import { TerminalInfo } from './terminal.ts';
import { Topology } from './topology.ts';

/** Lab to browser on `/api/labs/:lab/socket`; each message replaces what was known of its kind. */
export const LabMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('lab'), lab: LabState }),
  z.object({ type: z.literal('lesson'), lesson: LessonState }),
  z.object({ type: z.literal('progress'), progress: CourseProgress }),
  z.object({ type: z.literal('topology'), topology: Topology }),
  z.object({ type: z.literal('terminals'), terminals: z.array(TerminalInfo) }),
  z.object({ type: z.literal('files'), changed: z.array(z.string()) }),
  z.object({ type: z.literal('task'), task: Task }),
  z.object({ type: z.literal('rds'), rds: RdsState }),
  /** In a class: who else looks at this lab, and each word from the instructor. */
  z.object({ type: z.literal('company'), company: Company }),
  z.object({ type: z.literal('note'), note: ClassNote }),
]);
export type LabMessage = z.infer<typeof LabMessage>;

/** Browser to lab: what this window looks at. Nothing is checked or drawn that nobody looks at. */
export const WatchMessage = z.object({
  type: z.literal('watch'),
  lesson: z.nullable(LessonSlug),
  topology: z.boolean(),
  rds: z.boolean(),
});
export type WatchMessage = z.infer<typeof WatchMessage>;
