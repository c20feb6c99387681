import type { Recording } from '../../contract/recording.ts';
import type { WalkOptions } from '../walk.ts';
import { clearLab, solveStep, stepsBefore } from '../prepare.ts';
import { StepRecorder } from './record-step.ts';
import { isTyped } from './recordings.ts';

const VERSION_MOST_MS = 60_000;

export type RecordOptions = Pick<WalkOptions, 'lessons' | 'course' | 'host' | 'onPrepare'> & {
  onRecording: (recording: Recording) => Promise<void>;
  signal: AbortSignal;
};

/**
 * Goes through lessons on a real lab as `walk` does, but by typing; hands over what the terminals showed, step by
 * step. The actions are the same in every language, and so are the recordings.
 */
export async function recordLessons(options: RecordOptions): Promise<void> {
  const { lessons, course, host, signal, onPrepare, onRecording } = options;
  await clearLab(host);
  const mysql = await mysqlVersion(options);
  const recorder = new StepRecorder(host, mysql, signal);
  const done = new Set<string>();
  try {
    for (const lesson of lessons) {
      const needed = stepsBefore(lesson, undefined, course).filter((before) => !done.has(before.lesson.slug));
      for (const before of needed) {
        onPrepare?.(before.lesson.slug, before.step.id);
        await solveStep(before.lesson, before.step, host, { signal });
        done.add(before.lesson.slug);
      }
      for (const step of lesson.steps) {
        const recording = await recorder.record(lesson, step);
        if (isTyped(step)) await onRecording(recording);
      }
      done.add(lesson.slug);
    }
  } finally {
    recorder.close();
  }
}

/** `9.7.0`, from the server program itself. */
async function mysqlVersion({ host, signal }: RecordOptions): Promise<string> {
  const { stdout, stderr } = await host.workbench.exec(
    ['docker', 'run', '--rm', '--entrypoint', 'mysqld', 'mysql:9.7', '--version'],
    { signal: AbortSignal.any([signal, AbortSignal.timeout(VERSION_MOST_MS)]) },
  );
  const version = /\bVer (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (version === undefined) throw new Error(`mysqld did not tell its version: ${stdout}${stderr}`);
  return version;
}
