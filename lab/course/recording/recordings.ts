import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Action } from '../../../content/lesson-actions.ts';
import { Recording } from '../../contract/recording.ts';
import { describeAction } from '../actions/run-action.ts';
import type { CourseLesson } from '../lessons.ts';

/** One file for each step: `LESSON/STEP.json`. */
export const recordingsFolder = join(import.meta.dirname, '../../../content/recordings');

/** Undefined where the step has not been recorded. */
export async function readRecording(
  lesson: string,
  step: string,
  folder = recordingsFolder,
): Promise<Recording | undefined> {
  try {
    return Recording.parse(JSON.parse(await readFile(fileOf(folder, lesson, step), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A frame on each line, so that a change is seen as one. */
export async function writeRecording(recording: Recording, folder = recordingsFolder): Promise<void> {
  const { frames, ...head } = recording;
  const lines = frames.map((frame) => `\n${JSON.stringify(frame)}`);
  const file = fileOf(folder, recording.lesson, recording.step);
  await mkdir(join(folder, recording.lesson), { recursive: true });
  await writeFile(file, `${JSON.stringify(head).slice(0, -1)},"frames":[${lines.join(',')}\n]}\n`);
}

/** Which recordings are missing, made of other actions than the lesson has now, or of steps that are no more. */
export async function complaintsAboutRecordings(
  course: CourseLesson[],
  folder = recordingsFolder,
): Promise<string[]> {
  const complaints: string[] = [];
  const known = new Set<string>();
  for (const { slug, steps } of course) {
    for (const step of steps.filter(isTyped)) {
      known.add(`${slug}/${step.id}.json`);
      const recording = await readRecording(slug, step.id, folder);
      const actions = step.actions.map(describeAction);
      if (recording === undefined) complaints.push(`${slug}, ${step.id}: not recorded`);
      else if (JSON.stringify(recording.actions) !== JSON.stringify(actions))
        complaints.push(`${slug}, ${step.id}: the recording shows other actions than the lesson has`);
    }
  }
  for (const file of await files(folder))
    if (!known.has(file)) complaints.push(`${file}: no such step to be recorded`);
  return complaints;
}

async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []; // nothing has been recorded yet
    throw error;
  });
  return entries.filter((entry) => entry.endsWith('.json'));
}

function fileOf(folder: string, lesson: string, step: string): string {
  return join(folder, lesson, `${step}.json`);
}

/** Whether a step shows anything in a terminal. */
export function isTyped(step: { actions: readonly Action[] }): boolean {
  return step.actions.some(({ kind }) => kind !== 'file');
}
