import type { Action } from '../../../content/lesson-actions.ts';
import type { CheckView } from '../../contract/check.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import type { CourseLesson } from '../lessons.ts';
import type { CourseFiles } from './course-files.ts';
import { runShell } from './shell.ts';
import { runSql } from './sql.ts';

/** What an action printed, as the learner would have seen it, and why it counts as failed, if it does. */
export type ActionResult = { output: string; failure?: string };

export type RunOptions = {
  signal?: AbortSignal;
  onOutput?: (text: string) => void;
};

/** What running an action needs of the lab. */
export type ActionHost = {
  workbench: Pick<Workbench, 'exec'>;
  files: CourseFiles;
  /** The lab as it is now. */
  look: () => CheckView;
};

/** Does what one action of a lesson says; the walk, "do it for me", going to a step and cures all end here. */
export async function runAction(
  action: Action,
  lesson: Pick<CourseLesson, 'lesson' | 'fileText'>,
  { workbench, files, look }: ActionHost,
  options: RunOptions = {},
): Promise<ActionResult> {
  if (action.kind === 'sh') return runShell(action, lesson.lesson.directory ?? '', workbench, options);
  if (action.kind === 'sql') return runSql(action, look, workbench, options);
  await files.replace(action.path, await lesson.fileText(action.from));
  return { output: '' };
}

/** An action in one line, for whoever waits for it. */
export function describeAction(action: Action): string {
  return action.kind === 'file' ? action.path : action.text;
}
