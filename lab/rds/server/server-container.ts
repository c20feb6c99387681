import type Dockerode from 'dockerode';
import { packTar, unpackTar } from 'modern-tar';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { Limits } from '../../gateway/gateway.ts';
import { fileSizeLimit } from '../../gateway/resources.ts';
import { ifFound, statusOf } from '../../workbench/container.ts';
import { limitsOf } from './class-limits.ts';
import { DATA, IN_VOLUME, OPTIONS, RUN } from './places.ts';
import { replicationHost, type ServerNames } from './server-names.ts';
import type { ServerSpec } from './servers.ts';

/** On a server's container: everything that cannot be changed without making it anew. */
const MADE_LABEL = 'replication-lab.rds.made';
/** InnoDB ends cleanly in a second or two; a server that hangs is killed, which it survives. */
const STOP_SECONDS = 30;
const PAUSE_ATTEMPTS = 6;
const PAUSE_AGAIN_MS = 200;

export type Making = {
  names: ServerNames;
  spec: ServerSpec;
  image: string;
  networkId: string;
  limits: Limits;
};

type Inspected = Dockerode.ContainerInspectInfo;

/** Whether the container is as the spec wants it, apart from its options. */
export async function isAsWanted(docker: Dockerode, found: Inspected, making: Making): Promise<boolean> {
  return found.Config.Labels[MADE_LABEL] === (await madeOf(docker, making));
}

async function madeOf(docker: Dockerode, { spec, image, networkId }: Making): Promise<string> {
  const { Id } = await docker.getImage(image).inspect();
  return [Id, networkId, limitsOf(spec.instanceClass).memory].join(' ');
}

export async function createServer(docker: Dockerode, making: Making): Promise<Dockerode.Container> {
  const { names, spec, image, limits } = making;
  const { resourceId } = spec;
  const { memory } = limitsOf(spec.instanceClass);
  const name = names.server(resourceId);
  return docker.createContainer({
    name,
    Image: image,
    Hostname: resourceId.toLowerCase(),
    // Not the image's entrypoint, which would set up a server of its own kind.
    Entrypoint: ['mysqld'],
    Cmd: [`--defaults-file=${OPTIONS}`],
    User: 'mysql',
    WorkingDir: '/',
    Labels: { ...names.labels('server', resourceId), [MADE_LABEL]: await madeOf(docker, making) },
    HostConfig: {
      Mounts: [
        // The types want every field of a volume's options.
        {
          Type: 'volume',
          Source: name,
          Target: DATA,
          VolumeOptions: {
            NoCopy: true,
            Labels: {},
            DriverConfig: { Name: '', Options: {} },
            Subpath: IN_VOLUME,
          },
        },
        // The image declares a volume here, which would be made without a label.
        { Type: 'tmpfs', Source: '', Target: '/var/lib/mysql' },
      ],
      Tmpfs: { [RUN]: 'mode=1777,size=1m' },
      NetworkMode: names.network,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Memory: memory,
      MemorySwap: memory,
      CpuShares: limits.cpuShares,
      Ulimits: fileSizeLimit(limits),
      // Threads of connections, and the programs that carry the service's own connections.
      PidsLimit: 1024,
      // Takes up the programs that `connect` leaves behind when it is cut off.
      Init: true,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
    },
    NetworkingConfig: { EndpointsConfig: { [names.network]: { Aliases: [replicationHost(resourceId)] } } },
  });
}

/** Where the server's user can read it and nobody but root write it. */
export async function putOptions(container: Dockerode.Container, text: string): Promise<void> {
  const name = OPTIONS.slice(OPTIONS.lastIndexOf('/') + 1);
  const size = Buffer.byteLength(text);
  const archive = await packTar([{ header: { name, size, mode: 0o444, uid: 0, gid: 0 }, body: text }]);
  await container.putArchive(Buffer.from(archive), { path: OPTIONS.slice(0, -name.length) });
}

export async function optionsOf(container: Dockerode.Container): Promise<string | undefined> {
  const archive = await ifFound(container.getArchive({ path: OPTIONS }));
  if (archive === undefined) return undefined;
  const [file] = await unpackTar(await buffer(archive));
  return file?.data === undefined ? undefined : Buffer.from(file.data).toString();
}

/** The port that the server was last told to listen on. */
export async function portOf(container: Dockerode.Container): Promise<number> {
  const port = /^port = "(\d+)"$/m.exec((await optionsOf(container)) ?? '')?.[1];
  if (port === undefined) throw new Error('this server has never been started');
  return Number(port);
}

/** Stops the server cleanly; nothing where it does not run. */
export async function stopServer(container: Dockerode.Container): Promise<void> {
  await resume(container);
  await unlessSo(container.stop({ t: STOP_SECONDS }));
}

/**
 * Stands the server still. On a busy machine with control groups of version 1 the kernel may not get hold of all
 * threads in the time that runc gives it; whoever asks is to ask again: https://github.com/opencontainers/runc/pull/4388
 */
export async function pause(container: Dockerode.Container): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await container.pause();
      return;
    } catch (error) {
      if (attempt === PAUSE_ATTEMPTS || !/unable to freeze/.test(String(error))) throw error;
    }
    await wait(PAUSE_AGAIN_MS * attempt);
  }
}

/** A server that an attempt left standing still goes on. */
export async function resume(container: Dockerode.Container): Promise<void> {
  const found = await ifFound(container.inspect());
  if (found?.State.Paused === true) await container.unpause();
}

/** 304 is the engine's answer where it is so already, 404 where there is nothing. */
async function unlessSo(change: Promise<unknown>): Promise<void> {
  try {
    await ifFound(change);
  } catch (error) {
    if (statusOf(error) !== 304) throw error;
  }
}
