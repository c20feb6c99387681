import type { RdsView } from '../../contract/check.ts';
import type { DBInstance } from '../../contract/rds.ts';
import { AwsError } from '../../rds/aws-error.ts';
import type { Rds } from '../../rds/rds.ts';
import { CheckBlocked } from './check-blocked.ts';

/** The lab's RDS as one look at it sees it: the instances are asked for once. */
export function lookAtRds(rds: Rds): RdsView {
  let asked: Promise<DBInstance[]> | undefined;
  const instances = () => (asked ??= rds.instances());
  const find = async (identifier: string) =>
    (await instances()).find(({ DBInstanceIdentifier }) => DBInstanceIdentifier === identifier);
  return {
    instances,
    instance: find,
    async describe(action, input) {
      try {
        return await rds.call(action, input, 'service');
      } catch (error) {
        if (error instanceof AwsError && error.status === 404) return undefined;
        throw error;
      }
    },
    async sql(name, query) {
      const instance = await find(name);
      if (instance === undefined) throw new CheckBlocked('instance-missing', { name });
      const { DBInstanceStatus: status } = instance;
      if (!ANSWERS_IN.has(status)) throw new CheckBlocked('instance-not-available', { name, status });
      return rds.query(name, query);
    },
  };
}

/** In every other state the server is being made, is down, or is about to go down. */
const ANSWERS_IN: ReadonlySet<string> = new Set(['available', 'backing-up', 'modifying']);
