import type Dockerode from 'dockerode';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { statusOf, WORKSPACE } from '../container.ts';
import { exitCodeOf, startExec } from '../engine-exec.ts';
import { MARK } from '../signal-marked.ts';
import type { Size } from './size-arbiter.ts';

/** Marks of terminals begin so, to tell them from other commands of the lab. */
export const TERMINAL_MARK = 'terminal-';

/** Goes to the directory if it is still there, then becomes the command. */
const IN_DIRECTORY = 'cd -- "$1" 2>/dev/null; shift; exec "$@"';

const MOST_UNWRITTEN = 1024 * 1024;
const RESIZE_ATTEMPTS = 10;
const RESIZE_PAUSE = 50;

export type ShellOptions = {
  id: string;
  command: string[];
  directory: string | undefined;
  size: Size;
  onOutput: (bytes: Buffer) => void;
  onExit: (code: number) => void;
};

/** A program on a terminal in the workbench: one exec, with one reader. */
export class Shell {
  readonly #exec: Dockerode.Exec;
  readonly #stream: Duplex;
  #ended = false;
  /** The size that is being applied, or comes next. */
  #wantedSize: Size | undefined;

  private constructor(exec: Dockerode.Exec, stream: Duplex) {
    this.#exec = exec;
    this.#stream = stream;
  }

  static async start(container: Dockerode.Container, options: ShellOptions): Promise<Shell> {
    const { id, command, directory = WORKSPACE, size, onOutput, onExit } = options;
    const { exec, stream } = await startExec(container, {
      command: ['/bin/bash', '-c', IN_DIRECTORY, 'bash', directory, ...command],
      directory: WORKSPACE,
      environment: { TERM: 'xterm-256color', COLORTERM: 'truecolor', [MARK]: `${TERMINAL_MARK}${id}` },
      terminal: size,
    });
    const shell = new Shell(exec, stream);
    stream.on('data', onOutput);
    // What broke the stream also closes it, and the exit code tells the rest.
    stream.on('error', () => stream.destroy());
    stream.on('close', () => {
      shell.#ended = true;
      exitCodeOf(exec).then(onExit, () => onExit(CONTAINER_GONE));
    });
    return shell;
  }

  /** Answers false when the program has not taken so much of what came before that this is dropped. */
  write(data: string): boolean {
    if (this.#ended || this.#stream.writableLength > MOST_UNWRITTEN) return false;
    this.#stream.write(data);
    return true;
  }

  set paused(paused: boolean) {
    if (paused) this.#stream.pause();
    else this.#stream.resume();
  }

  /** One request after the other, so that the last size is the one that stays. */
  resize(size: Size): void {
    const isUnderWay = this.#wantedSize !== undefined;
    this.#wantedSize = size;
    if (!isUnderWay) void this.#applySize();
  }

  async #applySize(): Promise<void> {
    for (let size = this.#wantedSize; size !== undefined;) {
      await this.#tryResize(size);
      if (this.#wantedSize === size) this.#wantedSize = undefined;
      size = this.#wantedSize;
    }
  }

  /** The first resize may come before the program has started: https://github.com/moby/moby/issues/31223 */
  async #tryResize({ columns, rows }: Size): Promise<void> {
    for (let attempt = 0; attempt < RESIZE_ATTEMPTS && !this.#ended; attempt++) {
      try {
        await this.#exec.resize({ w: columns, h: rows });
        return;
      } catch (error) {
        // 409 and 500: not started yet, or just ended. Anything else says that there is no such exec any more.
        if (statusOf(error) === 404) return;
        await pause(RESIZE_PAUSE);
      }
    }
  }

  /** Lets go of the stream; the program itself must be ended by a signal. */
  detach(): void {
    this.#stream.removeAllListeners('data').removeAllListeners('close');
    this.#stream.destroy();
  }
}

/** The exit code of a program whose container was taken away from under it: that of a kill. */
const CONTAINER_GONE = 137;
