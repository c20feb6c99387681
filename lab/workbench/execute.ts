import type Dockerode from 'dockerode';
import { randomUUID } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import { LabError } from '../contract/lab-error.ts';
import { WORKSPACE } from './container.ts';
import { demultiplexer, type Channel } from './demultiplex.ts';
import { exitCodeOf, startExec } from './engine-exec.ts';
import { MARK, signalMarked } from './signal-marked.ts';
import type { ExecOptions, ExecResult } from './workbench.ts';

const LIMIT = 1024 * 1024;
const CUT = '\n[… output cut]\n';

/** Runs a command in the container to its end. An abort interrupts it as Ctrl-C would. */
export async function execute(
  container: Dockerode.Container,
  command: string[],
  { directory, environment, stdin, signal, limit = LIMIT, onOutput }: ExecOptions = {},
): Promise<ExecResult> {
  signal?.throwIfAborted();
  const mark = randomUUID();
  const { exec, stream } = await startExec(container, {
    command,
    directory: directory === undefined ? WORKSPACE : `${WORKSPACE}/${directory}`,
    environment: { ...environment, [MARK]: mark },
  }).catch((error: unknown) => {
    throw new LabError('workbench-lost', {}, { cause: error });
  });

  const outputs = { stdout: collector(limit, onOutput), stderr: collector(limit, onOutput) };
  stream.on(
    'data',
    demultiplexer((channel: Channel, bytes) => outputs[channel].take(bytes)),
  );
  const ended = new Promise<void>((resolve, reject) => {
    stream.once('end', resolve);
    stream.once('close', resolve);
    stream.once('error', reject);
  });
  stream.end(stdin ?? '');

  const interrupt = () => void interruptThenKill(container, mark, ended);
  signal?.addEventListener('abort', interrupt, { once: true });
  try {
    await ended;
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
  return {
    exitCode: await exitCodeOf(exec),
    stdout: outputs.stdout.end(),
    stderr: outputs.stderr.end(),
  };
}

const GRACE = 5_000;

async function interruptThenKill(
  container: Dockerode.Container,
  mark: string,
  ended: Promise<void>,
): Promise<void> {
  try {
    await signalMarked(container, { marks: mark, members: 'INT' });
    const late = new Promise<'late'>((resolve) => {
      setTimeout(() => resolve('late'), GRACE).unref();
    });
    if ((await Promise.race([ended, late])) === 'late')
      await signalMarked(container, { marks: mark, members: 'KILL' });
  } catch {
    // The container is gone, and the command with it: its stream has ended.
  }
}

function collector(limit: number, onOutput: ((text: string) => void) | undefined) {
  const decoder = new StringDecoder('utf8');
  let text = '';
  let bytesLeft = limit;
  let cut = false;
  const add = (piece: string) => {
    if (piece === '') return;
    text += piece;
    onOutput?.(piece);
  };
  return {
    take(bytes: Buffer) {
      if (bytes.length > bytesLeft) cut = true;
      const kept = bytes.subarray(0, bytesLeft);
      bytesLeft -= kept.length;
      add(decoder.write(kept));
    },
    end() {
      add(decoder.end());
      if (cut) add(CUT);
      return text;
    },
  };
}
