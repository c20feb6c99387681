import { z } from 'zod';
import type { Engine } from '../engine/engine.ts';
import { KIND_LABEL, LAB_LABEL } from '../engine/lab-names.ts';
import { EngineApi } from '../gateway/engine-api.ts';

const Labels = z.record(z.string(), z.string()).nullish();
const Containers = z.array(z.object({ Labels, SizeRw: z.number().optional() }));
const Volumes = z.object({
  Volumes: z.array(z.object({ Labels, UsageData: z.object({ Size: z.number() }).nullish() })).nullish(),
});
const Images = z.array(
  z.object({ Id: z.string(), ParentId: z.string().nullish(), Labels, Size: z.number() }),
);

/** Bytes on the engine's disk. */
export type DiskUse = {
  all: number;
  /** Of these, what the learner has written in the workbench itself: the workspace, and its container. */
  workbench: number;
};

/**
 * What each lab takes on the engine's disk: what its containers have written, its volumes, and its images as far as
 * they add to what they were built upon. Logs are not among it: they are bounded for each container.
 */
export async function measureDisk(engine: Engine): Promise<Map<string, DiskUse>> {
  const api = new EngineApi(engine);
  const filters = JSON.stringify({ label: [LAB_LABEL] });
  const get = (path: string, query: Record<string, string>) => api.json({ method: 'GET', path, query });
  const [containers, volumes, images] = await Promise.all([
    get('/containers/json', { all: '1', size: '1', filters }),
    get('/system/df', { type: 'volume' }),
    get('/images/json', { all: '1' }),
  ]);
  const uses = new Map<string, DiskUse>();
  const add = (labels: z.output<typeof Labels>, bytes: number | undefined) => {
    const lab = labels?.[LAB_LABEL];
    // -1 stands for a size that the engine does not know.
    if (lab === undefined || bytes === undefined || bytes < 0) return;
    const use = uses.get(lab) ?? { all: 0, workbench: 0 };
    const isWorkbench = ['workbench', 'workspace'].includes(labels?.[KIND_LABEL] ?? '');
    uses.set(lab, { all: use.all + bytes, workbench: use.workbench + (isWorkbench ? bytes : 0) });
  };
  for (const { Labels, SizeRw } of Containers.parse(containers)) add(Labels, SizeRw);
  for (const { Labels, UsageData } of Volumes.parse(volumes).Volumes ?? []) add(Labels, UsageData?.Size);
  const all = Images.parse(images);
  const sizes = new Map(all.map(({ Id, Size }) => [Id, Size]));
  for (const { Labels, ParentId, Size } of all) add(Labels, Size - (sizes.get(ParentId ?? '') ?? 0));
  return uses;
}
