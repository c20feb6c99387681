import { text } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import type { Engine } from '../engine/engine.ts';

/** The workbench's image with the engine's own socket, for measuring what the gateway costs. Never a learner's. */
export type BareWorkbench = {
  run(script: string): Promise<string>;
  remove(): Promise<void>;
};

/** Where the engine's socket is as the engine itself sees it: Docker's usual place, and that of our own engine. */
const SOCKETS = ['/run/replication-lab/docker.sock', '/sock/docker.sock', '/var/run/docker.sock'];

export async function bareWorkbench({ docker }: Engine, image: string): Promise<BareWorkbench> {
  for (const socket of SOCKETS) {
    const container = await docker
      .createContainer({
        Image: image,
        Entrypoint: ['sleep', 'infinity'],
        Env: ['DOCKER_BUILDKIT=0'],
        HostConfig: {
          Mounts: [{ Type: 'bind', Source: socket, Target: '/var/run/docker.sock' }],
          Init: true,
        },
      })
      .catch((error: unknown) => {
        // The engine says so when there is no such path in its own file system: the next one is tried.
        if (String(error).includes('bind source path does not exist')) return undefined;
        throw error;
      });
    if (container === undefined) continue;
    await container.start();
    return {
      async run(script) {
        const exec = await container.exec({
          Cmd: ['bash', '-c', script],
          AttachStdout: true,
          AttachStderr: true,
        });
        const stream = await exec.start({});
        const [stdout, stderr] = [new PassThrough(), new PassThrough()];
        docker.modem.demuxStream(stream, stdout, stderr);
        stream.on('end', () => (stdout.end(), stderr.end()));
        const [output, complaint] = await Promise.all([text(stdout), text(stderr)]);
        const { ExitCode } = await exec.inspect();
        if (ExitCode !== 0) throw new Error(`the peer ended with ${ExitCode}: ${complaint}`);
        return output;
      },
      remove: () => container.remove({ force: true }),
    };
  }
  throw new Error(`the engine's socket is at none of ${SOCKETS.join(', ')}`);
}
