import type { FamilyParameter } from '../../parameters/family.ts';
import { resolve, serverName } from '../../parameters/resolve.ts';
import { tell, wordsOf } from '../../lifecycle/events.ts';
import { limitsOf } from '../../server/class-limits.ts';
import type { Service } from '../../service.ts';
import type { InstanceRecord } from '../../state/model.ts';

export type Change = { parameter: FamilyParameter; immediate: boolean };

/**
 * Makes the instances that use a group follow its change. A server that runs takes now what it is asked to take now;
 * for the rest the instance waits for a reboot, which reads the whole group. A server that does not run reads it
 * when it starts.
 */
export async function applyToInstances(service: Service, group: string, changes: Change[]): Promise<void> {
  if (changes.length === 0) return;
  const members = service.store.document.instances.filter((instance) => instance.parameterGroup === group);
  await Promise.all(members.map((instance) => applyTo(service, instance, changes)));
}

async function applyTo(service: Service, instance: InstanceRecord, changes: Change[]): Promise<void> {
  if (!(await service.servers.isRunning(instance.resourceId))) return;
  const now = changes.filter(({ immediate }) => immediate);
  const refused = now.length === 0 ? [] : await setNow(service, instance, now);
  service.store.change((document) => {
    for (const words of refused) tell(document, instance, 'parameters-not-taken', words);
    if (refused.length > 0 || now.length < changes.length) instance.parameterApplyStatus = 'pending-reboot';
  });
}

/** Answers, in words, what the server did not take. */
async function setNow(service: Service, instance: InstanceRecord, changes: Change[]): Promise<string[]> {
  const values = service.store.document.parameterGroups.find(
    ({ name }) => name === instance.parameterGroup,
  )?.values;
  const wanted = changes.map(({ parameter }): [string, string | null] => {
    const name = serverName(parameter);
    const value = values?.[parameter.name] ?? parameter.value;
    return [name, value === undefined ? classValue(instance, name) : resolve(parameter, value, instance)];
  });
  try {
    const refused = await service.databases.setVariables(instance.resourceId, Object.fromEntries(wanted));
    return Object.entries(refused).map(([name, words]) => `${name}: ${words}`);
  } catch (error) {
    // The group is changed all the same, as on AWS: the instance says that it needs a reboot, its events say why.
    return [wordsOf(error)];
  }
}

/** What the server has from its class after the next start; null where that is the engine's own default. */
function classValue({ instanceClass }: InstanceRecord, name: string): string | null {
  const value = limitsOf(instanceClass).options[name];
  if (value === undefined) return null;
  const [, mebibytes] = /^(\d+)M$/.exec(value) ?? [];
  return mebibytes === undefined ? value : String(Number(mebibytes) * 2 ** 20);
}
