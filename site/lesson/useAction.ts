import { useThisLesson, useThisStep } from './contexts.ts';
import { nextAction, useRuns } from './runs.ts';

/** Whether an action of the step around has been run here, and whether it is the one to do next. */
export function useAction(action: number): { next: boolean; ran: boolean } {
  const { lesson, live } = useThisLesson();
  const { id, state } = useThisStep();
  const runs = useRuns(lesson.slug, id);
  const ran = state === 'done' || runs.includes(action);
  return { ran, next: live && state === 'current' && nextAction(runs) === action };
}
