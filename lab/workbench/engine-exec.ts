import type Dockerode from 'dockerode';
import type { Duplex } from 'node:stream';

export type ExecCommand = {
  command: string[];
  /** An absolute path in the container. */
  directory?: string;
  environment?: Record<string, string>;
  /** Gives the command a terminal of this size. */
  terminal?: { columns: number; rows: number };
};

export type RunningExec = {
  exec: Dockerode.Exec;
  /** Both ways; multiplexed unless the command has a terminal. */
  stream: Duplex;
};

/** Starts a command in a container, with its streams attached. */
export async function startExec(
  container: Dockerode.Container,
  { command, directory, environment = {}, terminal }: ExecCommand,
): Promise<RunningExec> {
  const exec = await container.exec({
    Cmd: command,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: terminal !== undefined,
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    ...(directory === undefined ? {} : { WorkingDir: directory }),
    // Set at creation, so that a program's first look at its size is right already.
    ...(terminal === undefined ? {} : { ConsoleSize: [terminal.rows, terminal.columns] as [number, number] }),
  });
  const stream = await exec.start({ hijack: true, stdin: true, Tty: terminal !== undefined });
  return { exec, stream };
}

/** How an exec ended, once its stream has. */
export async function exitCodeOf(exec: Dockerode.Exec): Promise<number> {
  // The stream may end a moment before the engine has noted the exit.
  for (let attempt = 0; attempt < 50; attempt++) {
    const { Running, ExitCode } = await exec.inspect();
    if (!Running && ExitCode !== null) return ExitCode;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error('the engine still calls a command running whose output has ended');
}
