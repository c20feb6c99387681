import { z } from 'zod';
import { KIND_LABEL, labFilter, RDS_PART_LABEL } from '../engine/lab-names.ts';
import type { LabContainer } from './container-view.ts';
import { DockerError } from './docker-error.ts';
import type { EngineApi } from './engine-api.ts';
import type { Lab } from './lab.ts';
import { filterText } from './query.ts';
import { size } from './resources.ts';
import { Turn } from './turn.ts';

const Running = z.array(z.object({ Id: z.string(), Labels: z.record(z.string(), z.string()).nullable() }));
const Inspected = z.object({ HostConfig: z.object({ Memory: z.number() }) });

/**
 * The memory limits of a lab's running containers by their ids: the learner's own, and the servers of its RDS. The
 * workbench has a measure of its own, and what the lab itself runs for a moment is not the learner's to bear.
 */
export async function memoryOfRunning(api: EngineApi, lab: string): Promise<Map<string, number>> {
  const filters = filterText({ ...labFilter(lab), status: ['running', 'paused', 'restarting'] });
  const listed = Running.parse(
    await api.json({ method: 'GET', path: '/containers/json', query: { filters } }),
  ).filter(({ Labels }) => Labels?.[KIND_LABEL] === 'learner' || Labels?.[RDS_PART_LABEL] === 'server');
  const limits = await Promise.all(listed.map(async ({ Id }) => [Id, await memoryOf(api, Id)] as const));
  return new Map(limits);
}

async function memoryOf(api: EngineApi, id: string): Promise<number> {
  try {
    return Inspected.parse(await api.json({ method: 'GET', path: `/containers/${id}/json` })).HostConfig
      .Memory;
  } catch (error) {
    // It has ended since it was listed.
    if (error instanceof DockerError && error.status === 404) return 0;
    throw error;
  }
}

export function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((one, other) => one + other, 0);
}

/** Keeps what runs in a lab within the memory that it may have in all, also when many are started at once. */
export class MemoryBudget {
  readonly #turn = new Turn();
  readonly #starting = new Map<string, number>();

  /** Does what lets a container take up to `asked` bytes, or what it was made with. */
  async take<Result>(
    lab: Lab,
    { id, name }: LabContainer,
    work: () => Promise<Result>,
    asked?: number,
  ): Promise<Result> {
    const limit = lab.limits.memoryInAll;
    if (!Number.isFinite(limit)) return work();
    await this.#turn.take(async () => {
      const wanted = asked ?? (await memoryOf(lab.api, id));
      // Looked at in this order, one that has just started may be seen twice, but never not at all.
      const starting = [...this.#starting];
      const running = await memoryOfRunning(lab.api, lab.names.lab);
      const others = new Map([...starting, ...running].filter(([other]) => other !== id));
      const used = sum(others.values());
      if (used + wanted > limit)
        throw new DockerError(
          403,
          `${name} may take ${size(wanted)}, and what runs in this lab may take ${size(used)} of its ` +
            `${size(limit)} of memory already; stop a container (or an RDS instance) that you do not need now, ` +
            'or give this one less with mem_limit (--memory)',
        );
      this.#starting.set(id, wanted);
    });
    try {
      return await work();
    } finally {
      this.#starting.delete(id);
    }
  }
}
