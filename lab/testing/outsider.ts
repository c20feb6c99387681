import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type Dockerode from 'dockerode';
import type { Engine } from '../engine/engine.ts';

export type Ran = { exitCode: number; stdout: string; stderr: string };

/**
 * Someone on the engine who belongs to no lab: runs a container to its end and removes it. Needs no `docker` on
 * this machine.
 */
export async function runContainer(
  { docker }: Engine,
  image: string,
  command: string[],
  options: Dockerode.ContainerCreateOptions = {},
): Promise<Ran> {
  const container = await docker.createContainer({ ...options, Image: image, Cmd: command });
  try {
    const stream = await container.attach({ stream: true, stdout: true, stderr: true });
    const output = split(docker, stream);
    await container.start();
    const { StatusCode } = (await container.wait()) as { StatusCode: number };
    return { exitCode: StatusCode, ...(await output) };
  } finally {
    await container.remove({ force: true, v: true });
  }
}

/** All that a container has printed so far. */
export async function logsOf({ docker }: Engine, container: string): Promise<string> {
  const logs = await docker.getContainer(container).logs({ stdout: true, stderr: true, follow: false });
  const { stdout, stderr } = await split(docker, Readable.from([logs]));
  return stdout + stderr;
}

/** Runs a program in a container that runs. */
export async function execIn(
  { docker }: Engine,
  container: string,
  command: string[],
  environment: Record<string, string> = {},
): Promise<Ran> {
  const exec = await docker.getContainer(container).exec({
    Cmd: command,
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    AttachStdout: true,
    AttachStderr: true,
  });
  const output = await split(docker, await exec.start({}));
  const { ExitCode } = await exec.inspect();
  return { exitCode: ExitCode ?? -1, ...output };
}

async function split(docker: Dockerode, stream: NodeJS.ReadableStream): Promise<Omit<Ran, 'exitCode'>> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  (docker.modem as { demuxStream(from: unknown, out: PassThrough, err: PassThrough): void }).demuxStream(
    stream,
    stdout,
    stderr,
  );
  stream.once('end', () => {
    stdout.end();
    stderr.end();
  });
  const [out, err] = await Promise.all([text(stdout), text(stderr)]);
  return { stdout: out, stderr: err };
}
