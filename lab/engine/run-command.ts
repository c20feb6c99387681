import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Enough of the end of a program's output to see why it failed. */
const KEPT_CHARACTERS = 4_000;
const DEFAULT_LIMIT_MS = 120_000;
/** Characters of standard output that a caller may get. */
const MOST_OUTPUT = 4_000_000;

export type CommandOptions = {
  signal?: AbortSignal | undefined;
  limitMs?: number;
  environment?: Record<string, string>;
  /** Called with each line of stderr, and of stdout where it is not returned. */
  onLine?: (line: string) => void;
};

/** A program of this machine did not do what it was asked; `output` is the end of what it said. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly program: string;
  readonly output: string;

  constructor(program: string, how: string, output: string, options?: ErrorOptions) {
    super(`${program} ${how}${output === '' ? '' : `: ${lastLines(output)}`}`, options);
    this.program = program;
    this.output = output;
  }
}

/** Runs a program to its end and returns what it printed; throws CommandFailed otherwise. */
export async function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const running = startCommand(program, args, options);
  let output = '';
  running.stdout.setEncoding('utf8');
  running.stdout.on('data', (text: string) => {
    if (output.length < MOST_OUTPUT) output += text;
  });
  if (options.onLine !== undefined) {
    createInterface({ input: running.stdout }).on('line', options.onLine);
  }
  await running.ended;
  return output;
}

/** A program whose standard output is read as it comes; `ended` rejects with CommandFailed. */
export function startCommand(
  program: string,
  args: readonly string[],
  { signal, limitMs = DEFAULT_LIMIT_MS, environment, onLine }: CommandOptions = {},
): { stdout: Readable; ended: Promise<void> } {
  const limit = AbortSignal.timeout(limitMs);
  const ending = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: ending,
    // Messages are read by this program, so they must not come in the machine's language.
    env: { ...process.env, LC_ALL: 'C', ...environment },
    // Ctrl+C in the terminal is ours to handle; it must not reach what we run on our own.
    detached: true,
  });
  // Output that nobody reads any more would keep the pipe, and with it the program's end, waiting for ever.
  ending.addEventListener('abort', () => child.stdout.destroy(), { once: true });
  let said = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => (said = (said + text).slice(-KEPT_CHARACTERS)));
  if (onLine !== undefined) createInterface({ input: child.stderr }).on('line', onLine);
  const ended = new Promise<void>((resolve, reject) => {
    let problem: Error | undefined;
    child.once('error', (cause) => (problem = cause));
    // Not before the program is really gone: what follows may remove the files that it works on.
    child.once('close', (code, killedBy) => {
      if (code === 0) resolve();
      else if (signal?.aborted === true) reject(asError(signal.reason));
      else if (limit.aborted)
        reject(new CommandFailed(program, `took longer than ${limitMs / 1000} s`, said));
      else if (child.pid === undefined)
        reject(new CommandFailed(program, 'could not be run', said, { cause: problem }));
      else reject(new CommandFailed(program, `ended with ${code ?? killedBy ?? 'nothing'}`, said));
    });
  });
  return { stdout: child.stdout, ended };
}

/** The lines that say something, the last few of them, as one. */
function lastLines(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-4).join(' | ');
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
