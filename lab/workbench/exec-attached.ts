import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { LabError } from '../contract/lab-error.ts';
import type { Engine } from '../engine/engine.ts';
import { labNames } from '../engine/lab-names.ts';
import { ifFound, WORKSPACE } from './container.ts';
import { demultiplexer } from './demultiplex.ts';
import { exitCodeOf, startExec } from './engine-exec.ts';
import { endMarked, MARK } from './signal-marked.ts';
import type { Size } from './terminals/size-arbiter.ts';

export type ExecAttachedOptions = {
  command: string[];
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  /** Gives the command a terminal, for a person who sits at one; `onResize` is called to learn of new sizes. */
  terminal?: { size: Size; onResize(listener: (size: Size) => void): void };
};

/** Runs a command in a lab's workbench for the command line; answers its exit code. */
export async function execAttached(
  engine: Engine,
  lab: string,
  { command, stdin, stdout, stderr, terminal }: ExecAttachedOptions,
): Promise<number> {
  const container = engine.docker.getContainer(labNames(lab).workbench);
  const found = await ifFound(container.inspect());
  if (found?.State.Running !== true) throw new LabError('lab-not-ready');

  const mark = randomUUID();
  const { exec, stream } = await startExec(container, {
    command,
    directory: WORKSPACE,
    environment: { TERM: process.env['TERM'] ?? 'dumb', [MARK]: mark },
    ...(terminal === undefined ? {} : { terminal: terminal.size }),
  });
  // Not started yet, or just ended: the size is of no use then.
  terminal?.onResize(({ columns, rows }) => void exec.resize({ w: columns, h: rows }).catch(() => undefined));

  const write = (output: Writable, bytes: Buffer) => {
    if (output.write(bytes)) return;
    stream.pause();
    output.once('drain', () => stream.resume());
  };
  const take = demultiplexer((channel, bytes) => write(channel === 'stdout' ? stdout : stderr, bytes));
  stream.on('data', terminal === undefined ? take : (bytes: Buffer) => write(stdout, bytes));
  const ended = new Promise<void>((resolve, reject) => {
    stream.once('close', resolve);
    stream.once('error', reject);
  });
  // Nobody reads on, as with `| head`: the command ends as one does that writes into a closed pipe.
  const end = () => {
    stream.removeAllListeners('data').resume();
    void endMarked(container, mark).catch(() => stream.destroy());
  };
  stdout.on('error', end);
  stderr.on('error', end);
  stdin.pipe(stream);
  try {
    await ended;
  } finally {
    stdout.off('error', end);
    stderr.off('error', end);
    stdin.unpipe(stream);
    stdin.pause();
  }
  return exitCodeOf(exec);
}
