import { reasons } from '../../content/reasons.ts';
import type { Verdict } from '../contract/course-state.ts';
import type { Language } from '../contract/names.ts';
import { describeMismatch, mismatch } from './actions/expected-output.ts';
import { describeAction, runAction } from './actions/run-action.ts';
import { untilDone, verdictOf } from './checks.ts';
import type { CourseHost } from './host.ts';
import type { CourseLesson, CourseStep } from './lessons.ts';
import { clearLab, GREEN_WITHIN_MS, solveStep, stepsBefore } from './prepare.ts';

export type ActionWalk = { action: string; ms: number; output: string; problem?: string };

/** How one step went. It is as it should be when `problems` is empty. */
export type StepWalk = {
  /** In whose text it was checked. */
  languages: readonly Language[];
  lesson: string;
  step: string;
  before: Verdict;
  actions: ActionWalk[];
  after: Verdict;
  /** From the end of the last action to green. */
  greenAfterMs: number;
  ms: number;
  problems: string[];
};

export type WalkOptions = {
  languages: readonly Language[];
  /** The lessons to walk, in order. */
  lessons: CourseLesson[];
  /** The whole course, for what the lessons need. */
  course: CourseLesson[];
  host: CourseHost;
  onPrepare?: (lesson: string, step: string) => void;
  onStep?: (step: StepWalk) => void;
  signal?: AbortSignal;
};

/**
 * Goes through lessons on a real lab as a learner would who presses every button: each check red before its step,
 * every output as the lesson shows it, each check green after. Begins with an empty lab; what a lesson needs and was
 * not walked is solved first. Languages carry the same actions to the letter, so one way through proves all of them: that
 * they do, and that each has words for what is met, is checked at every step.
 */
export async function walk(options: WalkOptions): Promise<StepWalk[]> {
  const { languages, lessons, course, host, onPrepare, signal } = options;
  const all: StepWalk[] = [];
  await clearLab(host);
  const solved = new Set<string>();
  for (const lesson of lessons) {
    const needed = stepsBefore(lesson, undefined, course).filter((before) => !solved.has(before.lesson.slug));
    for (const before of needed) {
      onPrepare?.(before.lesson.slug, before.step.id);
      await solveStep(before.lesson, before.step, host, signal ? { signal } : {});
      solved.add(before.lesson.slug);
    }
    all.push(...(await walkLesson(lesson, languages, options)));
    solved.add(lesson.slug);
  }
  return all;
}

/** Walks one lesson from the state that the lab is in. */
export async function walkLesson(
  lesson: CourseLesson,
  languages: readonly Language[],
  { host, onStep, signal }: Pick<WalkOptions, 'host' | 'onStep' | 'signal'>,
): Promise<StepWalk[]> {
  const steps: StepWalk[] = [];
  for (const step of lesson.steps) {
    signal?.throwIfAborted();
    const walked = await walkStep(lesson, step, languages, host, signal);
    steps.push(walked);
    onStep?.(walked);
  }
  return steps;
}

async function walkStep(
  lesson: CourseLesson,
  step: CourseStep,
  languages: readonly Language[],
  host: CourseHost,
  signal: AbortSignal | undefined,
): Promise<StepWalk> {
  const started = performance.now();
  const problems: string[] = [];
  const texts = languages.flatMap((language) => {
    const text = lesson.texts[language]?.steps.find(({ id }) => id === step.id);
    if (text) return [{ language, ...text }];
    problems.push(`${language} has no such step`);
    return [];
  });
  const [text, ...others] = texts;
  for (const other of others) {
    if (JSON.stringify(other.actions) !== JSON.stringify(text?.actions))
      problems.push(`${other.language} has other actions than ${text?.language ?? ''}`);
  }

  const before = await verdictOf(step.check, host.look());
  if (before.state === 'done') problems.push('green before its actions');
  else if (before.reason === 'check-failed')
    problems.push(`the check failed: ${before.values['message'] ?? ''}`);
  else if (!(before.reason in reasons)) {
    for (const { language, reasons: words } of texts) {
      if (!words.includes(before.reason))
        problems.push(`${language} has no words for the reason "${before.reason}"`);
    }
  }

  const actions: ActionWalk[] = [];
  for (const action of text?.actions ?? []) {
    const begun = performance.now();
    const { output, failure } = await runAction(action, lesson, host, signal ? { signal } : {});
    const problem = failure ?? (action.kind === 'file' ? undefined : outputProblem(action.expected, output));
    actions.push({
      action: describeAction(action),
      ms: Math.round(performance.now() - begun),
      output,
      ...(problem === undefined ? {} : { problem }),
    });
    if (problem !== undefined) problems.push(`${describeAction(action)}\n  ${problem}`);
  }

  const acted = performance.now();
  const after = await untilDone(step.check, host.look, {
    timeout: GREEN_WITHIN_MS,
    ...(signal ? { signal } : {}),
  });
  const ended = performance.now();
  if (after.state !== 'done')
    problems.push(`not green after: ${after.reason} ${JSON.stringify(after.values)}`);
  return {
    languages,
    lesson: lesson.slug,
    step: step.id,
    before,
    actions,
    after,
    problems,
    greenAfterMs: Math.round(ended - acted),
    ms: Math.round(ended - started),
  };
}

function outputProblem(expected: string | undefined, output: string): string | undefined {
  const found = expected === undefined ? undefined : mismatch(expected, output);
  return found && describeMismatch(found);
}

/** A walked step in words, with the output of what went wrong. */
export function describeStepWalk({
  lesson,
  step,
  languages,
  before,
  actions,
  greenAfterMs,
  ms,
  problems,
}: StepWalk): string {
  const red = before.state === 'done' ? 'GREEN before' : `red (${before.reason})`;
  const head = `${problems.length === 0 ? '✔' : '✘'} ${languages.join('+')} ${lesson} ${step}: ${red}, ${actions.length} actions, green after ${greenAfterMs} ms, ${(ms / 1000).toFixed(1)} s`;
  if (problems.length === 0) return head;
  const failed = actions.filter(({ problem }) => problem !== undefined);
  const outputs = failed.map(({ action, output }) => indent(`$ ${action}\n${output}`, '    | '));
  return [head, ...problems.map((problem) => indent(problem, '  ')), ...outputs].join('\n');
}

function indent(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => by + line)
    .join('\n');
}
