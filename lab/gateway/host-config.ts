import { z } from 'zod';
import { refused } from './docker-error.ts';
import type { Limits } from './gateway.ts';
import { resources, tmpfs, ulimits } from './resources.ts';

const Strings = z.array(z.string().max(4096)).max(200).nullish();
const PortBinding = z.object({
  HostIp: z.string().max(64).default(''),
  HostPort: z.string().max(16).default(''),
});

export const Mount = z.object({
  Type: z.enum(['bind', 'volume', 'tmpfs'], { error: 'must be bind, volume or tmpfs' }),
  Source: z.string().max(4096).default(''),
  Target: z.string().min(1).max(4096),
  ReadOnly: z.boolean().default(false),
  Consistency: z.string().max(32).optional(),
  BindOptions: z
    .object({
      Propagation: z.enum(['', 'rprivate', 'private']).optional(),
      CreateMountpoint: z.boolean().optional(),
    })
    .nullish(),
  VolumeOptions: z
    .object({
      NoCopy: z.boolean().optional(),
      Labels: z.record(z.string(), z.string()).nullish(),
      DriverConfig: z
        .object({
          Name: z.enum(['', 'local']).optional(),
          Options: z.record(z.string(), z.string()).nullish(),
        })
        .nullish(),
      Subpath: z.string().max(4096).optional(),
    })
    .nullish(),
  TmpfsOptions: z.object({ SizeBytes: z.number().optional(), Mode: z.number().optional() }).nullish(),
});
export type Mount = z.infer<typeof Mount>;

/** The fields of HostConfig that a learner may set; each is checked, and rebuilt for the engine, below or by its file. */
const Taken = z.object({
  Binds: Strings,
  Mounts: z.array(Mount).max(100).nullish(),
  Tmpfs: z.record(z.string(), z.string()).nullish(),
  VolumesFrom: Strings,
  NetworkMode: z.string().max(256).default('default'),
  PortBindings: z.record(z.string(), z.array(PortBinding).max(32).nullable()).nullish(),
  PublishAllPorts: z.boolean().default(false),
  Links: Strings,
  PidMode: z.string().max(256).default(''),
  IpcMode: z.string().max(256).default(''),
  RestartPolicy: z
    .object({
      Name: z.enum(['', 'no', 'always', 'unless-stopped', 'on-failure']).default(''),
      MaximumRetryCount: z.number().int().default(0),
    })
    .nullish(),
  AutoRemove: z.boolean().default(false),
  Init: z.boolean().nullish(),
  ReadonlyRootfs: z.boolean().default(false),
  Dns: Strings,
  DnsOptions: Strings,
  DnsSearch: Strings,
  ExtraHosts: Strings,
  GroupAdd: Strings,
  CapAdd: Strings,
  CapDrop: Strings,
  SecurityOpt: Strings,
  OomScoreAdj: z.number().int().default(0),
  LogConfig: z
    .object({ Type: z.string().default(''), Config: z.record(z.string(), z.string()).nullish() })
    .nullish(),
  Ulimits: z
    .array(z.object({ Name: z.string(), Soft: z.number(), Hard: z.number() }))
    .max(20)
    .nullish(),
  ShmSize: z.number().int().default(0),
  Memory: z.number().int().default(0),
  MemorySwap: z.number().int().default(0),
  MemoryReservation: z.number().int().default(0),
  NanoCpus: z.number().int().default(0),
  CpuPeriod: z.number().int().default(0),
  CpuQuota: z.number().int().default(0),
  CpuShares: z.number().int().default(0),
  PidsLimit: z.number().int().nullish(),
  // Not -1: a container that is waited for without end would keep the engine from ever stopping.
  StopTimeout: z.number().int().min(0).max(3600).nullish(),
});
export type HostConfig = z.infer<typeof Taken>;

/** Fields that a learner may send and that change nothing here: hints, or what the engine writes itself. */
const IGNORED: ReadonlySet<string> = new Set([
  'ConsoleSize',
  'ContainerIDFile',
  'Isolation',
  'Annotations',
  'MaskedPaths',
  'ReadonlyPaths',
]);
/** Values that say what is the case anyway. */
const HARMLESS: Readonly<Record<string, readonly unknown[]>> = {
  Runtime: ['runc'],
  CgroupnsMode: ['private'],
  VolumeDriver: ['local'],
  MemorySwappiness: [-1],
};

/** What the learner has written on the command line or in compose.yaml, where that is clearer than the field's name. */
const WORDS: Readonly<Record<string, string>> = {
  Privileged: 'privileged mode',
  Devices: 'access to devices',
  DeviceRequests: 'access to devices',
  DeviceCgroupRules: 'access to devices',
  Sysctls: 'setting sysctls',
  UTSMode: "the machine's UTS namespace",
  UsernsMode: "the machine's user namespace",
  CgroupnsMode: "the machine's cgroup namespace",
  CgroupParent: 'another cgroup',
  Runtime: 'another runtime',
  OomKillDisable: 'living without the OOM killer',
};

/** Reads HostConfig: a field that is neither taken nor ignored must be empty, else it is refused by name. */
export const HostConfig = z
  .looseObject({})
  .transform((given) => {
    for (const [key, value] of Object.entries(given)) {
      if (key in Taken.shape || IGNORED.has(key) || isEmpty(value) || HARMLESS[key]?.includes(value))
        continue;
      throw refused(WORDS[key] ?? `the setting ${key}`);
    }
    return given;
  })
  .pipe(Taken);

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '' || value === 0) return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

// What the engine gives every container: asking for one of these is asking for nothing more.
const DEFAULT_CAPABILITIES: ReadonlySet<string> = new Set(
  (
    'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID ' +
    'SYS_CHROOT'
  ).split(' '),
);

/**
 * With this capability a container writes frames of its own making, and so reaches the machine behind a bridge that
 * has no address (by the bridge's link-local one). `ping` works without it.
 */
export const WITHOUT_OUTSIDE: readonly string[] = ['NET_RAW'];

/** The part of HostConfig that needs no look at the lab, rebuilt; what is not allowed is refused. */
export function plainHostConfig(
  given: HostConfig,
  limits: Limits,
  outside: boolean,
): Record<string, unknown> {
  const withheld = outside ? [] : WITHOUT_OUTSIDE;
  for (const capability of given.CapAdd ?? []) {
    const name = capability.toUpperCase().replace(/^CAP_/, '');
    if (!DEFAULT_CAPABILITIES.has(name) || withheld.includes(name))
      throw refused(`the capability ${capability}`);
  }
  for (const option of given.SecurityOpt ?? [])
    if (!/^no-new-privileges(?:[:=]true)?$/.test(option)) throw refused(`the security option ${option}`);
  if (given.OomScoreAdj < 0 || given.OomScoreAdj > 1000) throw refused('a negative OomScoreAdj');
  const logType = given.LogConfig?.Type ?? '';
  if (!['', 'json-file', 'local', 'none'].includes(logType)) throw refused(`the log driver ${logType}`);
  return {
    RestartPolicy: given.RestartPolicy ?? { Name: 'no', MaximumRetryCount: 0 },
    AutoRemove: given.AutoRemove,
    Init: given.Init ?? null,
    ReadonlyRootfs: given.ReadonlyRootfs,
    Dns: given.Dns ?? [],
    DnsOptions: given.DnsOptions ?? [],
    DnsSearch: given.DnsSearch ?? [],
    ExtraHosts: given.ExtraHosts ?? null,
    GroupAdd: given.GroupAdd ?? null,
    CapAdd: given.CapAdd ?? null,
    CapDrop: [...(given.CapDrop ?? []), ...withheld],
    SecurityOpt: given.SecurityOpt ?? null,
    OomScoreAdj: given.OomScoreAdj,
    // Logs lie on the engine's disk, which the lab's other limits do not reach.
    LogConfig:
      logType === 'none'
        ? { Type: 'none' }
        : { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '2' } },
    Tmpfs: tmpfs(given, limits),
    Ulimits: ulimits(given, limits),
    ...resources(given, limits),
  };
}
