import { useTask } from '../lab/connection.ts';
import { useThisLesson, useThisStep } from './contexts.ts';
import { nextAction } from './next-action.ts';
import { useRuns } from './runs.ts';

/** Whether an action of the step around was run here, was the last one run, and is the one to do next. */
export function useAction(action: number): { next: boolean; ran: boolean; last: boolean } {
  const { lesson, live } = useThisLesson();
  const { id, state } = useThisStep();
  const task = useTask();
  const busy = task !== undefined && task.outcome === undefined;
  const runs = useRuns(lesson.slug, id);
  const ran = state === 'done' || runs.includes(action);
  return {
    ran,
    last: runs.at(-1) === action,
    next: live && !busy && state === 'current' && nextAction(runs) === action,
  };
}
