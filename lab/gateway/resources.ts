import { badRequest, refused } from './docker-error.ts';
import type { ContainerLimits, Limits } from './gateway.ts';
import type { HostConfig } from './host-config.ts';

/** What the engine gives who asks for none: on a busy machine a lab with more would take the others' time. */
const MOST_SHARES = 1024;

/** A number of bytes as a learner reads it. */
export function size(bytes: number): string {
  return bytes % 2 ** 30 === 0 ? `${bytes / 2 ** 30} GiB` : `${Math.floor(bytes / 2 ** 20)} MiB`;
}

function over(what: string, limit: string): Error {
  return badRequest(`${what} is above the limit of this lab: ${limit} for each container`);
}

type Resources = Pick<
  HostConfig,
  | 'Memory'
  | 'MemorySwap'
  | 'MemoryReservation'
  | 'NanoCpus'
  | 'CpuPeriod'
  | 'CpuQuota'
  | 'CpuShares'
  | 'PidsLimit'
> & { ShmSize?: number };

/** Memory, CPU and processes: what the learner asked for within the limits, the limits where nothing was asked. */
export function resources(given: Resources, limits: ContainerLimits): Record<string, unknown> {
  const memory = given.Memory <= 0 ? limits.memory : given.Memory;
  if (memory > limits.memory) throw over('memory', size(limits.memory));
  if (given.MemoryReservation > memory) throw over('memory reservation', size(memory));
  if ((given.ShmSize ?? 0) > memory) throw over('shm size', size(memory));
  const nano = processorTime(limits.cpus);
  if (given.NanoCpus > nano) throw over('cpus', String(limits.cpus));
  const byQuota = given.CpuQuota > 0 ? (given.CpuQuota / (given.CpuPeriod || 100_000)) * 1e9 : 0;
  if (byQuota > nano) throw over('CPU quota', `${limits.cpus} CPUs`);
  const shares = limits.cpuShares || MOST_SHARES;
  if (given.CpuShares > shares) throw over('cpu shares', String(shares));
  const pids = given.PidsLimit ?? 0;
  if (pids > limits.pids) throw over('pids limit', String(limits.pids));
  return {
    Memory: memory,
    // Equal to Memory: no swap beside it.
    MemorySwap: memory,
    MemoryReservation: given.MemoryReservation,
    NanoCpus: Math.round(given.NanoCpus > 0 ? given.NanoCpus : byQuota > 0 ? byQuota : nano),
    CpuShares: given.CpuShares || limits.cpuShares,
    PidsLimit: pids > 0 ? pids : limits.pids,
    ...(given.ShmSize && { ShmSize: given.ShmSize }),
  };
}

/** `NanoCpus` as the engine takes it, where 0 stands for all that there is. */
export function processorTime(cpus: number): number {
  return Number.isFinite(cpus) ? Math.round(cpus * 1e9) : 0;
}

/** No file grows beyond the lab's disk: the kernel ends whoever tries, before the lab's disk is measured again. */
export function fileSizeLimit({
  disk,
}: Pick<Limits, 'disk'>): { Name: string; Soft: number; Hard: number }[] {
  return Number.isFinite(disk) ? [{ Name: 'fsize', Soft: disk, Hard: disk }] : [];
}

const TMPFS_OPTION =
  /^(?:rw|ro|exec|noexec|suid|nosuid|nodev|sync|async|size=\d+[kKmMgG]?|mode=[0-7]+|uid=\d+|gid=\d+)$/;

/** The `--tmpfs` folders, each with a size. */
export function tmpfs(given: Pick<HostConfig, 'Tmpfs'>, limits: Limits): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given.Tmpfs ?? {}).map(([target, text]) => {
      const options = text.split(',').filter((option) => option !== '');
      const odd = options.find((option) => !TMPFS_OPTION.test(option));
      if (odd !== undefined) throw refused(`the tmpfs option ${odd}`);
      for (const option of options)
        if (option.startsWith('size=')) checkTmpfs(bytes(option.slice(5)), limits);
      if (!options.some((option) => option.startsWith('size='))) options.push(`size=${limits.memory}`);
      return [target, options.join(',')];
    }),
  );
}

/** Refuses a tmpfs that could take more than a container's memory. */
export function checkTmpfs(size_: number, limits: Limits): void {
  if (size_ > limits.memory) throw over('tmpfs size', size(limits.memory));
}

function bytes(text: string): number {
  const unit = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[text.slice(-1).toLowerCase()] ?? 1;
  return Number.parseInt(text, 10) * unit;
}

/** The ulimits asked for, each below what a lab may have, and those that every container gets. */
export function ulimits(
  given: Pick<HostConfig, 'Ulimits'>,
  limits: Limits,
): { Name: string; Soft: number; Hard: number }[] {
  const highest: Record<string, number> = {
    nofile: 1_048_576,
    nproc: limits.pids,
    memlock: limits.memory,
    stack: limits.memory,
    core: 0,
  };
  for (const { Name, Soft, Hard } of given.Ulimits ?? []) {
    const most = highest[Name];
    if (most === undefined) throw refused(`the ulimit ${Name}`);
    if (Soft < 0 || Hard < 0 || Soft > most || Hard > most) throw over(`ulimit ${Name}`, String(most));
  }
  return [...(given.Ulimits ?? []), ...fileSizeLimit(limits)];
}
