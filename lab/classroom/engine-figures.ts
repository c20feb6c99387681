import type Dockerode from 'dockerode';
import { LAB_LABEL } from '../engine/lab-names.ts';

/** What one container takes. `cpuNanoseconds` counts since it began. */
export type ContainerFigures = { id: string; memoryBytes: number; cpuNanoseconds: number };

const AT_ONCE = 4;

/** The running containers of labs, by lab. */
export async function containersByLab(docker: Dockerode): Promise<Map<string, string[]>> {
  const byLab = new Map<string, string[]>();
  for (const { Id, Labels } of await docker.listContainers({ filters: { label: [LAB_LABEL] } })) {
    const lab = Labels[LAB_LABEL];
    if (lab !== undefined) byLab.set(lab, [...(byLab.get(lab) ?? []), Id]);
  }
  return byLab;
}

/** How many servers run in these labs: each that runs has a workbench besides, one that sleeps has nothing. */
export function serversIn(running: ReadonlyMap<string, readonly string[]>): number {
  return [...running.values()].reduce((sum, ids) => sum + Math.max(0, ids.length - 1), 0);
}

/** Asks the engine, a few at a time; a container that ended meanwhile is left out. */
export async function figuresOf(docker: Dockerode, containers: string[]): Promise<ContainerFigures[]> {
  const figures: ContainerFigures[] = [];
  const left = [...containers];
  const worker = async (): Promise<void> => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      try {
        const stats = await docker.getContainer(id).stats({ stream: false, 'one-shot': true });
        figures.push({ id, memoryBytes: workingSet(stats), cpuNanoseconds: cpuOf(stats) });
      } catch {
        // Removed between the list and the question.
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return figures;
}

/** As Kubernetes and `docker stats` count it: page cache that can be had back at once is not used memory. */
function workingSet({ memory_stats: memory }: Dockerode.ContainerStats): number {
  const kinds: Partial<Record<string, number>> = { ...memory?.stats };
  const inactive = kinds['total_inactive_file'] ?? kinds['inactive_file'] ?? 0;
  return Math.max(0, (memory?.usage ?? 0) - inactive);
}

function cpuOf({ cpu_stats: cpu }: Dockerode.ContainerStats): number {
  return cpu?.cpu_usage?.total_usage ?? 0;
}
