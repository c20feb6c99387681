import type Dockerode from 'dockerode';
import type { Engine } from '../engine/engine.ts';
import { KIND_LABEL, LAB_LABEL, labNames } from '../engine/lab-names.ts';
import type { LabPolicy } from '../gateway/gateway.ts';
import { ensureLabNetwork } from '../gateway/lab-network.ts';
import { WITHOUT_OUTSIDE } from '../gateway/host-config.ts';
import { fileSizeLimit, processorTime } from '../gateway/resources.ts';

export const WORKBENCH_IMAGE = 'replication-lab/workbench:latest';

/** Where the learner's files are, and their home. */
export const WORKSPACE = '/workspace';

/** Makes sure that the lab's workbench exists, is of this image and runs. */
export async function runWorkbench(
  engine: Engine,
  lab: string,
  image: string,
  policy: LabPolicy,
): Promise<Dockerode.Container> {
  const { docker } = engine;
  const container = docker.getContainer(labNames(lab).workbench);
  const found = await ifFound(container.inspect());
  if (found !== undefined) {
    const { Id } = await docker.getImage(image).inspect();
    if (found.Image === Id) {
      if (!found.State.Running) await container.start();
      return container;
    }
    // A newer image. The learner's files are in the volume; nothing of theirs is in the container.
    await removeWorkbench(engine, lab);
  }
  await ensureLabNetwork(engine, lab, policy.outside);
  await createWorkbench(docker, lab, image, policy);
  await container.start();
  // A workbench that was made anew must be in the learner's networks too.
  await ensureLabNetwork(engine, lab, policy.outside);
  return container;
}

/** Removes the container; the workspace stays. */
export async function removeWorkbench(engine: Engine, lab: string): Promise<void> {
  await ifFound(engine.docker.getContainer(labNames(lab).workbench).remove({ force: true }));
}

/** The engine's answer, or undefined when it knows no such thing. */
export async function ifFound<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** The HTTP status with which the engine refused. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

function labels(lab: string, kind: string): Record<string, string> {
  return { [LAB_LABEL]: lab, [KIND_LABEL]: kind };
}

async function createWorkbench(
  docker: Dockerode,
  lab: string,
  image: string,
  { limits, outside }: LabPolicy,
): Promise<void> {
  const names = labNames(lab);
  const { memory, cpus, cpuShares, pids } = limits.workbench;
  await docker.createVolume({ Name: names.workspace, Labels: labels(lab, 'workspace') });
  await docker.createContainer({
    name: names.workbench,
    Image: image,
    Hostname: 'workbench',
    Labels: labels(lab, 'workbench'),
    WorkingDir: WORKSPACE,
    HostConfig: {
      Mounts: [{ Type: 'volume', Source: names.workspace, Target: WORKSPACE }],
      NetworkMode: names.network,
      Memory: memory,
      MemorySwap: memory,
      NanoCpus: processorTime(cpus),
      CpuShares: cpuShares,
      PidsLimit: pids,
      Ulimits: fileSizeLimit(limits),
      CapDrop: outside ? [] : [...WITHOUT_OUTSIDE],
      SecurityOpt: ['no-new-privileges'],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
    },
  });
}
