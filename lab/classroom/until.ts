import type { ClassLab } from './class-labs.ts';

/** Answers whether it came true in time: asked at each change of the lab and of its tasks. */
export function until(
  lab: ClassLab,
  holds: () => boolean,
  patience: number,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    let stopTasks: (() => void) | undefined;
    let watched: object | undefined;
    const end = (answer: boolean): void => {
      clearTimeout(timer);
      stopLab();
      stopTasks?.();
      signal.removeEventListener('abort', look);
      resolve(answer);
    };
    const look = (): void => {
      if (signal.aborted) return end(false);
      if (holds()) return end(true);
      const course = lab.ready ? lab.parts.course : undefined;
      if (course === watched) return;
      watched = course;
      stopTasks?.();
      stopTasks = course?.watch({ lesson: null, topology: false }, ({ type }) => {
        if (type === 'task') look();
      });
    };
    const timer = setTimeout(() => end(false), patience);
    const stopLab = lab.onChange(look);
    signal.addEventListener('abort', look, { once: true });
    look();
  });
}
