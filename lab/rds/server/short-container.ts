import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type Dockerode from 'dockerode';
import { ifFound } from '../../workbench/container.ts';
import { demultiplexer } from '../../workbench/demultiplex.ts';

/** Copying the data of a well-filled server takes seconds; a first initialisation on a busy machine half a minute. */
const LIMIT_MS = 180_000;
const OUTPUT_MOST = 64 * 1024;
const MIB = 1024 ** 2;

export type ShortContainer = {
  image: string;
  command: string[];
  labels: Record<string, string>;
  /** Volume to place. */
  volumes?: Record<string, string>;
  /** A folder of the volumes, instead of their roots. */
  subpath?: string;
  capabilities?: string[];
  /** `none` unless given. */
  network?: string;
  /** Bytes of stdout that are kept. */
  most?: number;
};

/** A container that does one thing and is removed, whatever came of it. Rejects with what it said when it fails. */
export async function runShort(docker: Dockerode, what: ShortContainer): Promise<Buffer> {
  const prepared = await prepareShort(docker, what);
  try {
    return await prepared.run();
  } finally {
    await prepared.remove();
  }
}

export type PreparedShort = { run(): Promise<Buffer>; remove(): Promise<void> };

/** The same in two steps, where every moment counts between its beginning and its end. */
export async function prepareShort(docker: Dockerode, what: ShortContainer): Promise<PreparedShort> {
  const container = await create(docker, what);
  return {
    run: () => run(container, what),
    remove: () => ifFound(container.remove({ force: true, v: true })),
  };
}

function create(docker: Dockerode, what: ShortContainer): Promise<Dockerode.Container> {
  const [program = '', ...words] = what.command;
  const volumes = Object.entries(what.volumes ?? {}).map(([source, target]) => ({
    Type: 'volume' as const,
    Source: source,
    Target: target,
    // The types want every field.
    VolumeOptions: {
      NoCopy: true,
      Labels: {},
      DriverConfig: { Name: '', Options: {} },
      ...(what.subpath !== undefined && { Subpath: what.subpath }),
    },
  }));
  return docker.createContainer({
    Image: what.image,
    Entrypoint: [program],
    Cmd: words,
    User: 'root',
    WorkingDir: '/',
    Labels: what.labels,
    HostConfig: {
      Mounts: [
        ...volumes,
        // Where the image declares a volume, an unlabelled one would be made.
        { Type: 'tmpfs', Source: '', Target: '/var/lib/mysql' },
      ],
      NetworkMode: what.network ?? 'none',
      CapDrop: ['ALL'],
      CapAdd: what.capabilities ?? [],
      SecurityOpt: ['no-new-privileges'],
      Memory: 512 * MIB,
      MemorySwap: 512 * MIB,
      PidsLimit: 128,
      LogConfig: { Type: 'none', Config: {} },
    },
  });
}

async function run(container: Dockerode.Container, what: ShortContainer): Promise<Buffer> {
  const streams = { stream: true, stdout: true, stderr: true };
  const stream = (await container.attach({ ...streams, hijack: true })) as Duplex;
  const most = what.most ?? OUTPUT_MOST;
  const output = { stdout: collector(most), stderr: collector(OUTPUT_MOST) };
  stream.on(
    'data',
    demultiplexer((channel, bytes) => output[channel].take(bytes)),
  );
  const ended = new Promise((resolve) => stream.once('close', resolve));
  // A broken stream is told by what follows: the container's own end, or the failed question for it.
  stream.on('error', () => undefined);
  try {
    await container.start();
    const done = new AbortController();
    const late = wait(LIMIT_MS, 'late' as const, { signal: done.signal });
    const exit = await Promise.race([container.wait() as Promise<{ StatusCode: number }>, late]).finally(
      () => {
        late.catch(() => undefined);
        done.abort();
      },
    );
    if (exit === 'late') throw new Error(`${what.command[0]} took more than ${LIMIT_MS / 1000} s`);
    await ended;
    if (exit.StatusCode !== 0) {
      const said = output.stderr.bytes().toString().trim().slice(-2000);
      throw new Error(`${what.command[0]} failed (${exit.StatusCode}): ${said}`);
    }
    return output.stdout.bytes();
  } finally {
    stream.destroy();
  }
}

function collector(most: number) {
  const pieces: Buffer[] = [];
  let left = most;
  return {
    take(bytes: Buffer) {
      const kept = bytes.subarray(0, left);
      left -= kept.length;
      if (kept.length > 0) pieces.push(Buffer.from(kept));
    },
    bytes: () => Buffer.concat(pieces),
  };
}
