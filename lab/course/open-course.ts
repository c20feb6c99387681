import type { Action } from '../../content/lesson-actions.ts';
import { LabError } from '../contract/lab-error.ts';
import { faultsBeside } from '../engine/report-faults.ts';
import { describeAction, runAction } from './actions/run-action.ts';
import type { ActionRef, Course, OpenCourse } from './course.ts';
import { openHost } from './host.ts';
import { loadCourse, type CourseLesson, type CourseStep } from './lessons.ts';
import { ActionFailed, clearLab, solveStep, stepsBefore, type PlannedStep } from './prepare.ts';
import { Progress } from './progress.ts';
import { Tasks, type TaskRun } from './tasks.ts';
import { typeAction } from './type-action.ts';
import { Watcher } from './watcher.ts';

function stepOf(lesson: CourseLesson, id: string): CourseStep {
  const step = lesson.steps.find((step) => step.id === id);
  if (!step) throw new LabError('not-found');
  return step;
}

/** Opens the course of one lab. */
export const openCourse: OpenCourse = async ({ workbench, rds, home }): Promise<Course> => {
  const course = await loadCourse();
  const progress = new Progress(home, workbench.lab);
  const host = openHost(workbench, rds, progress);
  const watcher = new Watcher(host, faultsBeside(workbench.engine));
  const tasks = new Tasks((task) => watcher.tellAll({ type: 'task', task }));

  const lessonOf = (slug: string): CourseLesson => {
    const lesson = course.find((lesson) => lesson.slug === slug);
    if (!lesson) throw new LabError('not-found');
    return lesson;
  };
  const actionOf = (ref: ActionRef): { lesson: CourseLesson; action: Action } => {
    const lesson = lessonOf(ref.lesson);
    const action = stepOf(lesson, ref.step).actions[ref.action];
    if (!action) throw new LabError('not-found');
    return { lesson, action };
  };
  const fence = (ref: ActionRef, how: 'type' | 'typeOut') => {
    const { lesson, action } = actionOf(ref);
    if (action.kind === 'file') throw new LabError('not-found');
    return typeAction(action, lesson.lesson.directory ?? '', workbench.terminals, how);
  };
  const fileOf = async (ref: ActionRef): Promise<{ path: string; wanted: string }> => {
    const { lesson, action } = actionOf(ref);
    if (action.kind !== 'file') throw new LabError('not-found');
    return { path: action.path, wanted: await lesson.fileText(action.from) };
  };
  const solveAll = async (steps: PlannedStep[], task: TaskRun): Promise<void> => {
    for (const planned of steps) {
      await solveStep(planned.lesson, planned.step, host, {
        signal: task.signal,
        onAction: (action) => task.running(describeAction(action)),
      });
      task.step();
    }
  };
  const forget = (lesson: CourseLesson, from: CourseStep): void => {
    const ids = lesson.steps.slice(lesson.steps.indexOf(from)).map(({ id }) => id);
    progress.forgetSteps(lesson.slug, ids);
  };
  const tellProgress = (): void => {
    host.forgetGlances();
    watcher.tellAll({ type: 'progress', progress: progress.course() });
    watcher.lookSoon();
  };

  return {
    watch: ({ lesson, topology }, listener) =>
      watcher.watch({ lesson: course.find(({ slug }) => slug === lesson), topology, listener }),
    progress: () => progress.course(),

    run: async (ref) => fence(ref, 'type'),
    type: async (ref) => fence(ref, 'typeOut'),
    async preview(ref) {
      const { path, wanted } = await fileOf(ref);
      return host.files.preview(path, wanted);
    },
    async write(ref, version) {
      const { path, wanted } = await fileOf(ref);
      return host.files.write(path, wanted, version);
    },

    solve(slug, id) {
      const lesson = lessonOf(slug);
      const step = stepOf(lesson, id);
      return tasks.start({ kind: 'solve', lesson: slug, step: id }, step.actions.length, async (task) => {
        await solveStep(lesson, step, host, {
          signal: task.signal,
          onAction: (action) => {
            if (action !== step.actions[0]) task.step();
            task.running(describeAction(action));
          },
        });
        task.step();
        const before = lesson.steps.slice(0, lesson.steps.indexOf(step));
        if (before.every((earlier) => progress.doneAt(slug, earlier.id) !== undefined))
          progress.setDone(slug, id);
        tellProgress();
      });
    },
    goTo(slug, id) {
      const lesson = lessonOf(slug);
      const step = stepOf(lesson, id);
      const before = stepsBefore(lesson, id, course);
      return tasks.start({ kind: 'go-to', lesson: slug, step: id }, before.length + 1, async (task) => {
        await clearLab(host);
        forget(lesson, step);
        task.step();
        await solveAll(before, task);
        for (const { id } of lesson.steps.slice(0, lesson.steps.indexOf(step))) progress.setDone(slug, id);
        tellProgress();
      });
    },
    cure(slug, diagnosis, on) {
      const lesson = lessonOf(slug);
      const finding = watcher.finding(slug, diagnosis, on);
      if (!finding?.cure) throw new LabError('not-found');
      const { cure } = finding;
      return tasks.start({ kind: 'cure', lesson: slug }, cure.length, async (task) => {
        for (const action of cure) {
          task.running(describeAction(action));
          const { output, failure } = await runAction(action, lesson, host, { signal: task.signal });
          if (failure !== undefined) throw new ActionFailed(`${failure}\n${output}`);
          task.step();
        }
        host.forgetGlances();
        watcher.lookSoon();
      });
    },
    reset: () =>
      tasks.start({ kind: 'reset' }, 1, async (task) => {
        await clearLab(host);
        progress.forgetAll();
        task.step();
        tellProgress();
      }),
    task: () => tasks.task,
    cancelTask: () => tasks.cancel(),

    async close() {
      await tasks.close();
      await watcher.close();
      host.close();
      progress.close();
    },
  };
};
