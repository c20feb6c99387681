import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../../engine/engine.ts';
import { KIND_LABEL, LAB_LABEL, labFilter, labNames, type LabNames } from '../../engine/lab-names.ts';
import { runContainer } from '../../testing/outsider.ts';
import { randomLab } from '../../testing/test-engine.ts';
import type { Limits, PublishedPort } from '../gateway.ts';
import { imagePrefix } from '../image-names.ts';
import { openGateway } from '../open-gateway.ts';
import { LIMITS } from './limits.ts';
import type { DockerCli, Ran, RunOptions } from './docker-cli.ts';

export const BASE = 'debian:trixie-slim';

/** A lab with a gateway on a socket of this machine and a workbench that only exists. */
export class TestLab {
  readonly names: LabNames;
  readonly socket: string;
  /** What the workbench was told, in order. */
  readonly published: PublishedPort[][];
  /** What the workbench answers when it is asked for room on the disk. */
  readonly state: { full?: string };
  readonly #engine: Engine;
  readonly #cli: DockerCli | undefined;
  readonly #close: () => Promise<void>;

  private constructor(
    engine: Engine,
    cli: DockerCli | undefined,
    names: LabNames,
    socket: string,
    published: PublishedPort[][],
    state: { full?: string },
    close: () => Promise<void>,
  ) {
    this.#engine = engine;
    this.#cli = cli;
    this.names = names;
    this.socket = socket;
    this.published = published;
    this.state = state;
    this.#close = close;
  }

  static async open(
    engine: Engine,
    cli?: DockerCli,
    limits: Partial<Limits> = {},
    more: { outside?: boolean; lab?: string } = {},
  ): Promise<TestLab> {
    const { outside = true, lab = randomLab() } = more;
    const names = labNames(lab);
    const folder = await mkdtemp(join(tmpdir(), 'rl-gateway-'));
    const socket = join(folder, 'docker.sock');
    await engine.docker.createVolume({
      Name: names.workspace,
      Labels: { [LAB_LABEL]: names.lab, [KIND_LABEL]: 'workspace' },
    });
    const workspace = { Type: 'volume' as const, Source: names.workspace, Target: '/workspace' };
    const workbench = await engine.docker.createContainer({
      name: names.workbench,
      Image: BASE,
      Cmd: ['sleep', 'infinity'],
      Labels: { [LAB_LABEL]: names.lab, [KIND_LABEL]: 'workbench' },
      HostConfig: { Mounts: [workspace], NetworkMode: 'none', Init: true },
    });
    await workbench.start();
    // Whoever is on `none` can be on no other network.
    await engine.docker.getNetwork('none').disconnect({ Container: names.workbench, Force: true });
    const published: PublishedPort[][] = [];
    const state: { full?: string } = {};
    const gateway = await openGateway({
      engine,
      lab: names.lab,
      policy: { outside, limits: { ...LIMITS, ...limits } },
      host: {
        async prepareMountSource(path) {
          const script = '[ -e "$0" ] || mkdir -p "$0"; [ -d "$0" ] && echo directory || echo file';
          const options = { HostConfig: { Mounts: [workspace] } };
          const { stdout } = await runContainer(
            engine,
            BASE,
            ['sh', '-c', script, `/workspace/${path}`],
            options,
          );
          return stdout.trim() === 'file' ? 'file' : 'directory';
        },
        diskFull: () => state.full,
        async publish(ports) {
          published.push(ports);
        },
      },
    });
    const connections = new Set<Socket>();
    const server = createServer({ allowHalfOpen: true }, (connection) => {
      connections.add(connection);
      connection.once('close', () => connections.delete(connection));
      gateway.accept(connection);
    });
    await new Promise<void>((resolve) => void server.listen(socket, resolve));
    return new TestLab(engine, cli, names, socket, published, state, async () => {
      await gateway.close();
      for (const connection of connections) connection.destroy();
      server.close();
      await rm(folder, { recursive: true, force: true });
    });
  }

  /** Runs `docker` as the learner would; the words are split at spaces unless they are given as a list. */
  docker(words: string | readonly string[], options?: RunOptions): Promise<Ran> {
    if (!this.#cli) throw new Error('this lab was opened without a docker');
    return this.#cli.run(
      `unix://${this.socket}`,
      typeof words === 'string' ? words.split(' ') : words,
      options,
    );
  }

  /** Like `docker`, but a failure is one of the test. */
  async ok(words: string | readonly string[], options?: RunOptions): Promise<string> {
    const ran = await this.docker(words, options);
    if (ran.exitCode !== 0)
      throw new Error(`docker ${String(words)}: ${ran.exitCode} ${ran.stderr}${ran.stdout}`);
    return ran.stdout.trim();
  }

  /** Sends bytes as they are, and answers everything that comes back until the other side closes. */
  async raw(...parts: readonly string[]): Promise<string> {
    const socket = connect({ path: this.socket, allowHalfOpen: true });
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
    const ended = new Promise<void>((resolve) => void socket.once('end', () => resolve()));
    for (const part of parts) socket.write(part);
    await Promise.race([ended, closed, wait(20_000)]);
    socket.destroy();
    return Buffer.concat(chunks).toString();
  }

  /** One JSON request without any client in between. */
  async api(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; text: string; json: unknown }> {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const answer = await this.raw(
      `${method} ${path} HTTP/1.0\r\nHost: docker\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(payload)}\r\n\r\n${payload}`,
    );
    const [head = '', ...rest] = answer.split('\r\n\r\n');
    const text = rest.join('\r\n\r\n');
    return {
      status: Number(head.split(' ')[1]),
      text,
      json: parsed(text),
    };
  }

  /** A container of this lab that runs; answers its id. */
  async run(name: string, body: Record<string, unknown> = {}): Promise<string> {
    const created = await this.api('POST', `/containers/create?name=${name}`, {
      Image: BASE,
      Cmd: ['sleep', 'infinity'],
      ...body,
      HostConfig: { Init: true, ...(body['HostConfig'] as object | undefined) },
    });
    if (created.status !== 201) throw new Error(created.text);
    const { Id } = created.json as { Id: string };
    const started = await this.api('POST', `/containers/${Id}/start`);
    if (started.status !== 204) throw new Error(started.text);
    return Id;
  }

  /** Ends the gateway and removes everything of this lab from the engine. */
  async close(): Promise<void> {
    await this.#close();
    const { docker } = this.#engine;
    const filters = labFilter(this.names.lab);
    for (const { Id } of await docker.listContainers({ all: true, filters }))
      await docker.getContainer(Id).remove({ force: true, v: true });
    for (const { Id } of await docker.listNetworks({ filters: JSON.stringify(filters) }))
      await docker.getNetwork(Id).remove();
    for (const { Name } of (await docker.listVolumes({ filters })).Volumes)
      await docker.getVolume(Name).remove();
    for (const { RepoTags } of await docker.listImages())
      for (const tag of RepoTags ?? [])
        if (tag.startsWith(imagePrefix(this.names))) await docker.getImage(tag).remove({ force: true });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An archive, or a stream of several objects; the test looks at the text.
    return undefined;
  }
}

/** Waits for a fact, without a fixed sleep; fails after ten seconds. */
export async function until(what: string, fact: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await fact())) {
    if (Date.now() > end) throw new Error(`it did not come true: ${what}`);
    await wait(20);
  }
}
