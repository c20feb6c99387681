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

/** Bytes on the engine's disk by lab: what containers wrote and what volumes hold. Slow on a busy disk. */
export async function diskByLab(docker: Dockerode): Promise<Map<string, number>> {
  const { Containers, Volumes }: DiskUse = await docker.df();
  const bytes = new Map<string, number>();
  const add = (labels: Labels, size: number | undefined): void => {
    const lab = labels?.[LAB_LABEL];
    if (lab !== undefined && size !== undefined && size > 0) bytes.set(lab, (bytes.get(lab) ?? 0) + size);
  };
  for (const { Labels, SizeRw } of Containers ?? []) add(Labels, SizeRw);
  for (const { Labels, UsageData } of Volumes ?? []) add(Labels, UsageData?.Size);
  return bytes;
}

type Labels = Record<string, string> | null | undefined;
type DiskUse = {
  Containers?: { Labels?: Labels; SizeRw?: number }[];
  Volumes?: { Labels?: Labels; UsageData?: { Size?: number } | null }[];
};
