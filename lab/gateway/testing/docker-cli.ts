import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { packTar, unpackTar } from 'modern-tar';
import type { Engine } from '../../engine/engine.ts';

/** What the tests' `docker` comes from: the programs that a workbench has too. */
const IMAGE = 'rl-test-docker-cli:latest';
const DOCKERFILE = `FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends docker-cli docker-compose
`;
const PROGRAMS = {
  docker: '/usr/bin/docker',
  'cli-plugins/docker-compose': '/usr/libexec/docker/cli-plugins/docker-compose',
};
const RUN_LIMIT_MS = 90_000;

export type Ran = { exitCode: number; stdout: string; stderr: string };
export type RunOptions = { directory?: string; stdin?: string; environment?: Record<string, string> };

/** The `docker` of Debian 13 with Compose, copied out of an image to a folder of this machine. */
export class DockerCli {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async fetch({ docker }: Engine): Promise<DockerCli> {
    const context = await packTar([
      { header: { name: 'Dockerfile', size: DOCKERFILE.length }, body: DOCKERFILE },
    ]);
    const output = await docker.buildImage(Buffer.from(context) as never, { t: IMAGE });
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(output, (error) => (error ? reject(error) : resolve()));
    });
    const container = await docker.createContainer({ Image: IMAGE, Cmd: ['true'] });
    const folder = await mkdtemp(join(tmpdir(), 'rl-docker-cli-'));
    try {
      await mkdir(join(folder, 'cli-plugins'));
      for (const [name, path] of Object.entries(PROGRAMS)) {
        const archive = await buffer(await container.getArchive({ path }));
        const program = (await unpackTar(archive))[0]?.data;
        if (!program) throw new Error(`${path} is not in ${IMAGE}`);
        await writeFile(join(folder, name), program);
        await chmod(join(folder, name), 0o755);
      }
    } finally {
      await container.remove();
    }
    return new DockerCli(folder);
  }

  /** Runs `docker` against a socket, to its end. */
  run(socket: string, words: readonly string[], options: RunOptions = {}): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = execFile(
        join(this.folder, 'docker'),
        [...words],
        {
          cwd: options.directory ?? this.folder,
          timeout: RUN_LIMIT_MS,
          maxBuffer: 64 * 1024 * 1024,
          env: {
            PATH: '/usr/bin:/bin',
            HOME: this.folder,
            DOCKER_CONFIG: this.folder,
            DOCKER_HOST: socket,
            DOCKER_BUILDKIT: '0',
            DOCKER_CLI_HINTS: 'false',
            ...options.environment,
          },
        },
        (error, stdout, stderr) => {
          if (error && typeof error.code !== 'number')
            reject(new Error(`docker ${words.join(' ')}: ${stderr}`, { cause: error }));
          else resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
        },
      );
      child.stdin?.end(options.stdin ?? '');
    });
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
