import type { ShellMark } from './shell-marks.ts';

/** Ctrl+C, Ctrl+Z and a pipe that was closed end a command as its learner wished. */
const ENDED_AS_WISHED: ReadonlySet<number> = new Set([130, 141, 148]);

/** Counts the commands of a shell that failed one after another; one that works begins anew. */
export class FailedCommands {
  #inARow = 0;
  #running = false;

  get inARow(): number {
    return this.#inARow;
  }

  saw(mark: ShellMark): void {
    if (mark.kind === 'running') this.#running = true;
    // At an empty line the shell tells once more how the last command ended.
    if (mark.kind !== 'finished' || !this.#running) return;
    this.#running = false;
    if (mark.exitCode === 0) this.#inARow = 0;
    else if (!ENDED_AS_WISHED.has(mark.exitCode)) this.#inARow++;
  }
}
