import type { Limits } from '../gateway.ts';

/** Of a lab that a test opens. */
export const LIMITS: Limits = {
  containers: 12,
  networks: 6,
  volumes: 12,
  images: 40,
  memory: 512 * 2 ** 20,
  memoryInAll: Number.POSITIVE_INFINITY,
  cpus: 1,
  cpuShares: 0,
  pids: 200,
  disk: Number.POSITIVE_INFINITY,
  databaseInstances: 4,
  startsPerSecond: Number.POSITIVE_INFINITY,
  workbench: { memory: 512 * 2 ** 20, cpus: 1, cpuShares: 0, pids: 200 },
};
