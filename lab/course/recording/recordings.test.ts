import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeAction } from '../actions/run-action.ts';
import { loadCourse, loadLesson } from '../lessons.ts';
import { complaintsAboutRecordings, readRecording, writeRecording } from './recordings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function firstStep() {
  const lesson = await loadLesson('01-compose');
  const [step] = lesson.steps;
  if (step === undefined) throw new Error('the lesson has no steps');
  const recording = {
    lesson: lesson.slug,
    step: step.id,
    recordedAt: 1,
    mysql: '9.7.0',
    columns: 100,
    rows: 24,
    actions: step.actions.map(describeAction),
    frames: [
      [0, 0, '\x1bc$ '],
      [1.25, 1, '한글\r\n'],
    ] as [number, number, string][],
  };
  return { course: [{ ...lesson, steps: [step] }], recording };
}

test('a recording is read as it was written', async () => {
  const { recording } = await firstStep();
  await writeRecording(recording, folder);
  expect(await readRecording(recording.lesson, recording.step, folder)).toEqual(recording);
  expect(await readRecording(recording.lesson, 'no-such-step', folder)).toBeUndefined();
});

test('a recording that lags behind its lesson is told, and one that is missing or left over', async () => {
  const { course, recording } = await firstStep();
  expect(await complaintsAboutRecordings(course, folder)).toEqual([expect.stringContaining('not recorded')]);
  await writeRecording(recording, folder);
  expect(await complaintsAboutRecordings(course, folder)).toEqual([]);
  await writeRecording({ ...recording, actions: ['docker run'] }, folder);
  await writeRecording({ ...recording, step: 'gone' }, folder);
  expect(await complaintsAboutRecordings(course, folder)).toEqual([
    expect.stringContaining('other actions'),
    expect.stringContaining('gone.json'),
  ]);
});

test('every lesson of the course is recorded as it is now', async () => {
  expect(await complaintsAboutRecordings(await loadCourse())).toEqual([]);
});
