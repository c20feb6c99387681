import * as z from 'zod/mini';
import { DBInstance, RdsAnswer, type RdsInput } from '../contract/rds.ts';
import { path, routes } from '../contract/routes.ts';
import type { RunningLab } from '../testing/running-lab.ts';

const ASK_AGAIN_MS = 20;
const Described = z.object({ DBInstances: z.array(DBInstance) });

/** The RDS API as the page's console calls it. */
export type RdsClient = {
  call(action: string, input: RdsInput): Promise<Record<string, unknown>>;
  /** Calls, then asks until the instance is as wanted; answers the milliseconds that took. */
  until(action: string, input: RdsInput, wanted: (instance: DBInstance) => boolean): Promise<number>;
  /** Deletes every instance, replicas with their sources, and waits until they are gone. */
  deleteAll(): Promise<void>;
};

export function rdsClient({ server, lab }: RunningLab): RdsClient {
  const call: RdsClient['call'] = async (action, input) => {
    const answer = z.parse(
      RdsAnswer,
      await server.call('POST', path(routes.rdsCall, { lab, action }), input),
    );
    if ('refusal' in answer) throw new Error(`${action}: ${answer.refusal.code}: ${answer.refusal.message}`);
    return answer.result;
  };
  const describe = async (): Promise<DBInstance[]> =>
    z.parse(Described, await call('DescribeDBInstances', {})).DBInstances;
  const poll = async (done: (instances: DBInstance[]) => boolean): Promise<void> => {
    // AWS's own clients poll too: there is nothing to wait on.
    while (!done(await describe())) await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  };
  return {
    call,
    async until(action, input, wanted) {
      const identifier = input['DBInstanceIdentifier'];
      const begun = performance.now();
      await call(action, input);
      await poll((instances) =>
        instances.some((instance) => instance.DBInstanceIdentifier === identifier && wanted(instance)),
      );
      return performance.now() - begun;
    },
    async deleteAll() {
      for (const { DBInstanceIdentifier } of await describe()) {
        await call('DeleteDBInstance', { DBInstanceIdentifier, SkipFinalSnapshot: true });
      }
      await poll((instances) => instances.length === 0);
    },
  };
}
