import type { Action } from '../../content/lesson-actions.ts';
import { runAction, type RunOptions } from './actions/run-action.ts';
import { untilDone } from './checks.ts';
import type { CourseHost } from './host.ts';
import type { CourseLesson, CourseStep } from './lessons.ts';

/** How long a step may take to turn green once its actions are done: MySQL may be starting for the first time. */
export const GREEN_WITHIN_MS = 90_000;

/** Something that had to work did not; the message is for whoever asked for it. */
export class ActionFailed extends Error {
  override readonly name = 'ActionFailed';
}

export type SolveOptions = RunOptions & { onAction?: (action: Action) => void };

/** Does a step's actions and waits for its check. */
export async function solveStep(
  lesson: CourseLesson,
  step: CourseStep,
  host: CourseHost,
  options: SolveOptions = {},
): Promise<void> {
  const place = `${lesson.slug}, ${step.id}`;
  for (const action of step.actions) {
    options.signal?.throwIfAborted();
    options.onAction?.(action);
    const { output, failure } = await runAction(action, lesson, host, options);
    if (failure !== undefined) throw new ActionFailed(`${place}: ${failure}\n${output}`);
  }
  const verdict = await untilDone(step.check, host.look, { ...options, timeout: GREEN_WITHIN_MS });
  if (verdict.state !== 'done') {
    throw new ActionFailed(`${place}: ${verdict.reason} ${JSON.stringify(verdict.values)}`);
  }
}

export type PlannedStep = { lesson: CourseLesson; step: CourseStep };

/** The steps that come before one: those of the lessons needed, then the earlier ones of its own lesson. */
export function stepsBefore(
  lesson: CourseLesson,
  stepId: string | undefined,
  course: CourseLesson[],
): PlannedStep[] {
  const needed = course.filter(({ slug }) => needsOf(lesson, course).has(slug));
  const index = stepId === undefined ? 0 : lesson.steps.findIndex(({ id }) => id === stepId);
  return [
    ...needed.flatMap((needed) => needed.steps.map((step) => ({ lesson: needed, step }))),
    ...lesson.steps.slice(0, Math.max(index, 0)).map((step) => ({ lesson, step })),
  ];
}

function needsOf(lesson: CourseLesson, course: CourseLesson[]): Set<string> {
  const needs = new Set<string>();
  for (const slug of lesson.lesson.needs) {
    needs.add(slug);
    const needed = course.find((other) => other.slug === slug);
    for (const further of needed ? needsOf(needed, course) : []) needs.add(further);
  }
  return needs;
}

/** An empty lab: no containers, no RDS instances, and the learner's files set aside. */
export async function clearLab({ workbench, rds, files }: CourseHost): Promise<void> {
  await rds.clear();
  await workbench.clear();
  await files.setAside();
}
