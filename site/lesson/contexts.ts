import { createContext, use } from 'react';
import type { LessonState, StepState } from '../../lab/contract/course-state.ts';
import type { MapLesson } from '../course-map.ts';

type LessonContext = {
  lesson: MapLesson;
  /** What the lab knows; undefined until it told, or when there is no lab. */
  state: LessonState | undefined;
  /** The lab is there and ready: fences can be run. */
  live: boolean;
};

export const LessonContext = createContext<LessonContext | undefined>(undefined);

/** The lesson around a component. */
export function useThisLesson(): LessonContext {
  const lesson = use(LessonContext);
  if (!lesson) throw new Error('a component of a lesson stands outside of one');
  return lesson;
}

type StepContext = {
  id: string;
  /** `unknown` while the lab has not told. */
  state: StepState['state'] | 'unknown';
  verdict: StepState['verdict'];
  doneAt: number | undefined;
};

export const StepContext = createContext<StepContext | undefined>(undefined);

/** The step around a component. */
export function useThisStep(): StepContext {
  const step = use(StepContext);
  if (!step) throw new Error('a component of a step stands outside of one');
  return step;
}
