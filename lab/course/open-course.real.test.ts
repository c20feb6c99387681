import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Task } from '../contract/course-state.ts';
import type { Course, CourseChange } from './course.ts';
import { openCourse } from './open-course.ts';
import { openThrowawayLab, type ThrowawayLab } from './throwaway-lab.ts';

let lab: ThrowawayLab;
let course: Course;

beforeAll(async () => {
  lab = await openThrowawayLab();
  course = await openCourse({ workbench: lab.host.workbench, rds: lab.host.rds, home: lab.home });
});
afterAll(async () => {
  await course.close();
  await lab.close();
});

const FIRST = '01-compose';

/** Waits for the end of the task that runs. */
async function ended(): Promise<Task> {
  await expect.poll(() => course.task()?.outcome, { timeout: 280_000, interval: 100 }).toBeDefined();
  const task = course.task();
  if (!task) throw new Error('there was one a moment ago');
  return task;
}

async function names(): Promise<string[]> {
  return (await lab.host.look().containers()).map(({ name }) => name).toSorted();
}

describe('a learner who watches a lesson', () => {
  test('is told why a step is red, and that it is green without pressing anything', async () => {
    const told: CourseChange[] = [];
    const stop = course.watch({ lesson: FIRST, topology: false }, (change) => told.push(change));
    const verdictOf = (step: string) =>
      told
        .flatMap((change) => (change.type === 'lesson' ? change.lesson.steps : []))
        .findLast(({ id }) => id === step);
    await expect
      .poll(() => verdictOf('one-command')?.verdict, { timeout: 10_000 })
      .toMatchObject({ state: 'not-yet' });

    await lab.host.workbench.exec(['docker', 'run', '-d', '--name', 'db', 'mysql:9.7', 'sleep', 'infinity']);
    await expect.poll(() => verdictOf('one-command')?.state, { timeout: 10_000 }).toBe('done');
    expect(verdictOf('run-it-again')?.state).toBe('current');
    expect(told.some((change) => change.type === 'progress')).toBe(true);

    stop();
    const before = told.length;
    await lab.host.workbench.exec(['docker', 'rm', '-f', 'db']);
    await expect.poll(names).toEqual([]);
    expect(told.length).toBe(before);
    course.reset();
    await ended();
  });

  test('sees the topology only when asked for', async () => {
    const kinds: string[] = [];
    const stop = course.watch({ lesson: null, topology: true }, ({ type }) => kinds.push(type));
    await expect.poll(() => kinds, { timeout: 10_000 }).toEqual(['topology']);
    stop();
  });
});

describe('a file of a step', () => {
  const file = { lesson: FIRST, step: 'one-command', action: 0 };

  test('is written, known as the course’s own, and not written over the learner’s work unasked', async () => {
    const preview = await course.preview(file);
    expect(preview).toMatchObject({ path: 'first/run.sh', present: null, learnersOwn: false });
    await course.write(file, null);
    expect(await course.preview(file)).toMatchObject({ learnersOwn: false });
    const { files } = lab.host.workbench;
    const written = await files.read('first/run.sh');
    await files.write({ path: 'first/run.sh', text: '# mine\n', version: written.version });
    expect(await course.preview(file)).toMatchObject({ learnersOwn: true });
    await expect(course.write(file, written.version)).rejects.toMatchObject({ code: 'file-changed' });
    expect((await files.read('first/run.sh')).text).toBe('# mine\n');
  });

  test('a fence is typed into the shell, in its directory', async () => {
    const { terminal } = await course.run({ lesson: FIRST, step: 'one-command', action: 2 });
    expect(terminal).toBe('shell');
    await expect
      .poll(() => lab.host.workbench.terminals.get('shell')?.info.directory, { timeout: 20_000 })
      .toBe('/workspace/first');
  });

  test.each([
    [{ ...file, lesson: '99-none' }],
    [{ ...file, step: 'none' }],
    [{ ...file, action: 99 }],
    [{ ...file, action: 1 }],
  ])('what there is not is not found: %j', async (ref) => {
    await expect(course.preview(ref)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('on the learner’s behalf', () => {
  test('solving a step keeps what they had written there', async () => {
    course.solve(FIRST, 'one-command');
    expect(() => course.reset()).toThrow(expect.objectContaining({ code: 'task-running' }));
    expect(await ended()).toMatchObject({ kind: 'solve', outcome: 'succeeded', done: 3, total: 3 });
    expect(await names()).toEqual(['db']);
    const kept = (await lab.host.workbench.files.list()).find(({ path }) =>
      /^kept-.*\/first\/run\.sh$/.test(path),
    );
    expect(kept && (await lab.host.workbench.files.read(kept.path)).text).toBe('# mine\n');
  });

  test('going to a step does what comes before it, in an empty lab', async () => {
    await lab.host.workbench.files.write({ path: 'notes.md', text: 'my notes', version: null });
    course.goTo(FIRST, 'what-it-made');
    expect(await ended()).toMatchObject({ kind: 'go-to', outcome: 'succeeded' });
    expect(await names()).toEqual(['db']);
    expect((await lab.host.look().container('db'))?.project).toBe('first');
    expect(course.progress()[FIRST]).toEqual(['one-command', 'run-it-again', 'compose-up']);
    const paths = (await lab.host.workbench.files.list()).map(({ path }) => path);
    expect(paths).not.toContain('notes.md');
    expect(paths.some((path) => /^kept-.*\/notes\.md$/.test(path))).toBe(true);
  });

  test('a task that is cancelled stops, and says so', async () => {
    course.goTo(FIRST, 'down');
    await expect.poll(() => course.task()?.running, { timeout: 60_000 }).toBeDefined();
    course.cancelTask();
    expect(await ended()).toMatchObject({ outcome: 'cancelled' });
  });

  test('a reset leaves an empty lab and no step done', async () => {
    course.reset();
    expect(await ended()).toMatchObject({ kind: 'reset', outcome: 'succeeded' });
    expect(await names()).toEqual([]);
    expect(course.progress()).toEqual({});
    const paths = (await lab.host.workbench.files.list()).map(({ path }) => path.split('/')[0]);
    expect(paths.filter((path) => !path?.startsWith('kept-') && !path?.startsWith('.'))).toEqual([]);
  });
});
