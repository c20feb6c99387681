import { z } from 'zod';
import { ok, type Answer, type Exchange, type Row } from './answer.ts';
import { fields, summaryAnswer } from './container-answer.ts';
import { listContainers } from './container-view.ts';
import { refused } from './docker-error.ts';
import { API_VERSION } from './engine-api.ts';
import { listImages } from './image-view.ts';
import { withoutOwnLabels } from './names.ts';
import { OLDEST_VERSION } from './path.ts';
import { listVolumes, volumeAnswer } from './volume-view.ts';

const PING_HEADERS = {
  'content-type': 'text/plain; charset=utf-8',
  // 1 is the classic builder: BuildKit speaks to the engine in ways that cannot be looked into.
  'builder-version': '1',
  'docker-experimental': 'false',
  swarm: 'inactive',
  'cache-control': 'no-cache, no-store, must-revalidate',
  pragma: 'no-cache',
};

function pick(source: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => key in source).map((key) => [key, source[key]]));
}

const VERSION_FIELDS = 'Version GitCommit GoVersion Os Arch KernelVersion BuildTime'.split(' ');

async function version({ lab }: Exchange): Promise<Answer> {
  const raw = fields(await lab.api.json({ method: 'GET', path: '/version' }));
  const MinAPIVersion = `1.${OLDEST_VERSION}`;
  const known = { ...pick(raw, VERSION_FIELDS), ApiVersion: API_VERSION, MinAPIVersion };
  return ok({
    Platform: { Name: 'Replication Lab' },
    Components: [{ Name: 'Engine', Version: raw['Version'], Details: { ...known, Experimental: 'false' } }],
    ...known,
  });
}

const INFO_FIELDS = (
  'Driver LoggingDriver CgroupDriver CgroupVersion KernelVersion OperatingSystem OSVersion OSType Architecture ' +
  'ServerVersion DefaultRuntime SecurityOptions MemoryLimit SwapLimit CpuCfsPeriod CpuCfsQuota CPUShares CPUSet ' +
  'PidsLimit IPv4Forwarding OomKillDisable SystemTime'
).split(' ');

/** What `docker info` tells of the lab: its own counts and limits, and nothing that names the machine. */
async function info({ lab }: Exchange): Promise<Answer> {
  const [raw, containers, images] = await Promise.all([
    lab.api.json({ method: 'GET', path: '/info' }),
    listContainers(lab),
    listImages(lab),
  ]);
  const count = (...states: string[]) =>
    containers.filter(({ summary }) => states.includes(summary.State)).length;
  return ok({
    ...pick(fields(raw), INFO_FIELDS),
    ID: lab.names.lab,
    Name: 'replication-lab',
    Containers: containers.length,
    ContainersRunning: count('running', 'restarting'),
    ContainersPaused: count('paused'),
    ContainersStopped: count('exited', 'created', 'dead', 'removing'),
    Images: images.length,
    NCPU: Math.ceil(lab.limits.cpus),
    MemTotal: Math.min(lab.limits.memory * lab.limits.containers, lab.limits.memoryInAll),
    DockerRootDir: '/var/lib/docker',
    IndexServerAddress: 'https://index.docker.io/v1/',
    RegistryConfig: { IndexConfigs: {}, InsecureRegistryCIDRs: [], Mirrors: [] },
    Plugins: {
      Volume: ['local'],
      Network: ['bridge', 'null'],
      Authorization: null,
      Log: ['json-file', 'none'],
    },
    Runtimes: { runc: { path: 'runc' } },
    Swarm: { LocalNodeState: 'inactive' },
    Labels: [],
    Warnings: null,
  });
}

const Usage = z.object({
  Images: z.array(z.looseObject({ Id: z.string() })).nullish(),
  Containers: z.array(z.looseObject({ Id: z.string() })).nullish(),
  Volumes: z.array(z.looseObject({ Name: z.string(), UsageData: z.unknown() })).nullish(),
});

async function diskUsage({ lab }: Exchange): Promise<Answer> {
  const [raw, images, containers, volumes] = await Promise.all([
    lab.api.json({ method: 'GET', path: '/system/df' }),
    listImages(lab),
    listContainers(lab, {}, true),
    listVolumes(lab),
  ]);
  const usage = Usage.parse(raw);
  const shown = images.map(({ id, names, raw }) => ({
    ...raw,
    ...usage.Images?.find(({ Id }) => Id === id),
    RepoTags: names,
    RepoDigests: [],
    Labels: withoutOwnLabels(raw.Labels),
    Containers: containers.filter(({ imageId }) => imageId === id).length,
  }));
  return ok({
    LayersSize: images.reduce((sum, { raw }) => sum + raw.Size, 0),
    Images: shown,
    Containers: containers.map((container) => summaryAnswer(lab, container)),
    Volumes: volumes.map((volume) => ({
      ...volumeAnswer(volume, withoutOwnLabels(volume.labels)),
      UsageData: usage.Volumes?.find(({ Name }) => Name === volume.engineName)?.UsageData ?? null,
    })),
    BuildCache: [],
  });
}

/** What a plain engine has and a lab has not, so that the answer says so rather than `page not found`. */
function refusedRow(method: Row['method'], path: string, what: string): Row {
  return {
    method,
    path,
    answer: () => {
      throw refused(what);
    },
  };
}

export const systemRows: readonly Row[] = [
  { method: 'GET', path: '/_ping', answer: () => ({ status: 200, headers: PING_HEADERS }) },
  { method: 'HEAD', path: '/_ping', answer: () => ({ status: 200, headers: PING_HEADERS }) },
  { method: 'GET', path: '/version', answer: version },
  { method: 'GET', path: '/info', answer: info },
  { method: 'GET', path: '/system/df', answer: diskUsage },
  // The classic builder's cache is its images; `docker system prune` asks all the same.
  { method: 'POST', path: '/build/prune', answer: () => ok({ CachesDeleted: null, SpaceReclaimed: 0 }) },
  refusedRow('POST', '/auth', 'logging in to a registry'),
  refusedRow('GET', '/images/search', 'searching a registry'),
  refusedRow('GET', '/images/get', 'saving images'),
  refusedRow('GET', '/images/{name*}/get', 'saving images'),
  refusedRow('POST', '/images/load', 'loading images'),
  refusedRow('POST', '/images/{name*}/push', 'pushing images'),
  refusedRow('POST', '/session', 'BuildKit'),
  refusedRow('POST', '/grpc', 'BuildKit'),
  refusedRow('GET', '/swarm', 'Swarm'),
  refusedRow('POST', '/swarm/{action}', 'Swarm'),
  refusedRow('GET', '/services', 'Swarm'),
  refusedRow('GET', '/nodes', 'Swarm'),
  refusedRow('GET', '/tasks', 'Swarm'),
  refusedRow('POST', '/services/create', 'Swarm'),
  refusedRow('GET', '/secrets', 'Swarm'),
  refusedRow('POST', '/secrets/create', 'Swarm'),
  refusedRow('GET', '/configs', 'Swarm'),
  refusedRow('POST', '/configs/create', 'Swarm'),
  refusedRow('GET', '/plugins', 'a plugin'),
  refusedRow('POST', '/plugins/{rest*}', 'a plugin'),
];
