import { z } from 'zod';
import { ok, type Answer, type Exchange } from './answer.ts';
import { findContainer } from './container-view.ts';
import { HostConfig } from './host-config.ts';
import { resources } from './resources.ts';

/** `POST /containers/{id}/update`: limits and the restart policy, nothing else. */
export async function updateContainer({ lab, params, readJson }: Exchange): Promise<Answer> {
  const container = await findContainer(lab, params['id'] ?? '');
  const given = await readJson(z.pipe(z.looseObject({}), HostConfig));
  // A field that is absent stays as it is; one that is there must be within the limits of the lab.
  const checked = resources(given, lab.limits);
  const json = {
    ...(given.Memory > 0 && { Memory: checked['Memory'], MemorySwap: checked['MemorySwap'] }),
    ...(given.MemoryReservation > 0 && { MemoryReservation: checked['MemoryReservation'] }),
    ...((given.NanoCpus > 0 || given.CpuQuota > 0) && { NanoCpus: checked['NanoCpus'] }),
    ...(given.CpuShares > 0 && { CpuShares: checked['CpuShares'] }),
    ...((given.PidsLimit ?? 0) > 0 && { PidsLimit: checked['PidsLimit'] }),
    ...(given.RestartPolicy?.Name && { RestartPolicy: given.RestartPolicy }),
  };
  const update = async () =>
    ok(await lab.api.json({ method: 'POST', path: `/containers/${container.id}/update`, json }));
  return container.running && json.Memory !== undefined
    ? lab.memory.take(lab, container, update, given.Memory)
    : update();
}
