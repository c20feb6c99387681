import type Dockerode from 'dockerode';
import { demultiplexer } from '../../workbench/demultiplex.ts';
import { exitCodeOf, startExec } from '../../workbench/engine-exec.ts';

export type Ran = { exitCode: number; stdout: Buffer; stderr: string };

const STDERR_MOST = 4096;

/** Runs a program in the server's container to its end, as the server's user. Output beyond `most` is dropped. */
export async function runInServer(
  container: Dockerode.Container,
  command: string[],
  most: number,
): Promise<Ran> {
  const { exec, stream } = await startExec(container, { command });
  const kept = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const left = { stdout: most, stderr: STDERR_MOST };
  stream.on(
    'data',
    demultiplexer((channel, bytes) => {
      const taken = bytes.subarray(0, left[channel]);
      left[channel] -= taken.length;
      if (taken.length > 0) kept[channel].push(Buffer.from(taken));
    }),
  );
  await new Promise<void>((resolve, reject) => {
    stream.once('end', resolve);
    stream.once('close', resolve);
    stream.on('error', reject);
    stream.end();
  });
  return {
    exitCode: await exitCodeOf(exec),
    stdout: Buffer.concat(kept.stdout),
    stderr: Buffer.concat(kept.stderr).toString(),
  };
}
