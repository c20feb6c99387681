import type { Limits } from '../gateway/gateway.ts';

/** What one lab may have: the course's largest lesson (four servers) with room to try things. */
export const LIMITS: Limits = {
  containers: 16,
  networks: 8,
  volumes: 32,
  memory: 1536 * 1024 ** 2,
  cpus: 2,
  pids: 512,
};
