import type { CourseProgress, LessonState, Task } from '../contract/course-state.ts';
import type { FilePreview, FileText } from '../contract/files.ts';
import type { Topology } from '../contract/topology.ts';
import type { Rds } from '../rds/rds.ts';
import type { Workbench } from '../workbench/workbench.ts';

export type CourseChange =
  | { type: 'lesson'; lesson: LessonState }
  | { type: 'progress'; progress: CourseProgress }
  | { type: 'topology'; topology: Topology }
  | { type: 'task'; task: Task };

/** Names one fence or file of a lesson: the index counts the actions of the step from 0. */
export type ActionRef = { lesson: string; step: string; action: number };

/** The course as one lab goes through it. */
export interface Course {
  /** Looks at a lesson, and at the topology if asked, until the answer is called; several may watch. */
  watch(
    what: { lesson: string | null; topology: boolean },
    listener: (change: CourseChange) => void,
  ): () => void;
  progress(): CourseProgress;
  /** Types the fence into the terminal it belongs to; answers that terminal's id. */
  run(action: ActionRef): Promise<{ terminal: string }>;
  /** Types the fence key by key and leaves Enter to a person; answers that terminal's id. */
  type(action: ActionRef): Promise<{ terminal: string }>;
  preview(action: ActionRef): Promise<FilePreview>;
  /** Writes a step's file; `version` as in WriteFile. */
  write(action: ActionRef, version: string | null): Promise<FileText>;
  /** "Do it for me": runs the step's fences and writes its files. */
  solve(lesson: string, step: string): Task;
  /** Brings the lab to the start of a step: clears it, keeps the learner's files aside, runs what comes before. */
  goTo(lesson: string, step: string): Task;
  cure(lesson: string, diagnosis: string, on: string): Task;
  /** Back to an empty lab; the learner's files are kept aside in the workspace. */
  reset(): Task;
  task(): Task | undefined;
  cancelTask(): void;
  close(): Promise<void>;
}

export type OpenCourse = (options: { workbench: Workbench; rds: Rds; home: string }) => Promise<Course>;
