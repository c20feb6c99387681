import * as z from 'zod/mini';
import type { Engine } from '../../engine/engine.ts';
import { KIND_LABEL, labFilter } from '../../engine/lab-names.ts';

const Stats = z.object({
  memory_stats: z.object({
    usage: z.optional(z.number()),
    stats: z.optional(
      z.object({ inactive_file: z.optional(z.number()), total_inactive_file: z.optional(z.number()) }),
    ),
  }),
  pids_stats: z.object({ current: z.optional(z.number()) }),
});

export type LabUse = { bytes: number; processes: number; databases: number };

/** What the containers of a lab hold in memory, without the page cache that nobody would miss, as `docker stats` counts. */
export async function labUse({ docker }: Engine, lab: string): Promise<LabUse> {
  const containers = await docker.listContainers({ filters: labFilter(lab) });
  const stats = await Promise.all(
    containers.map(async ({ Id }) =>
      z.parse(Stats, await docker.getContainer(Id).stats({ stream: false, 'one-shot': true })),
    ),
  );
  return {
    bytes: stats.reduce((sum, { memory_stats: { usage = 0, stats: cache } }) => {
      return sum + usage - (cache?.inactive_file ?? cache?.total_inactive_file ?? 0);
    }, 0),
    processes: stats.reduce((sum, { pids_stats }) => sum + (pids_stats.current ?? 0), 0),
    databases: containers.filter(({ Labels }) => Labels[KIND_LABEL] === 'learner').length,
  };
}
