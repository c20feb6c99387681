import type { LabPolicy } from '../gateway/gateway.ts';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** At home the machine is the learner's own: room for the course's largest lesson (four servers), and to try things. */
export const HOME_POLICY: LabPolicy = {
  outside: true,
  limits: {
    containers: 16,
    networks: 8,
    volumes: 32,
    images: 200,
    memory: 1536 * MIB,
    memoryInAll: Number.POSITIVE_INFINITY,
    cpus: 2,
    cpuShares: 0,
    pids: 512,
    disk: Number.POSITIVE_INFINITY,
    databaseInstances: 20,
    startsPerSecond: Number.POSITIVE_INFINITY,
    workbench: { memory: GIB, cpus: Number.POSITIVE_INFINITY, cpuShares: 0, pids: 512 },
  },
};

/**
 * In a class many labs share one machine. MySQL 9.7 as the lessons start it takes some 500 MiB, 560 at its first
 * start. In all there is room for the four servers of the largest lesson and three small RDS instances beside them.
 */
export const CLASS_POLICY: LabPolicy = {
  outside: false,
  limits: {
    containers: 10,
    networks: 6,
    volumes: 24,
    images: 40,
    memory: 768 * MIB,
    memoryInAll: 4.5 * GIB,
    cpus: 1,
    // A fourth of a workbench's, so that a busy database is not felt at anybody's prompt.
    cpuShares: 256,
    pids: 512,
    disk: 6 * GIB,
    databaseInstances: 4,
    startsPerSecond: 10,
    workbench: { memory: 640 * MIB, cpus: 1, cpuShares: 1024, pids: 384 },
  },
};
