import { AwsError } from '../../aws-error.ts';
import { isIdle } from '../../lifecycle/records.ts';
import type { InstanceRecord } from '../../state/model.ts';

/** An instance on which something may be begun. AWS has other words for each action. */
export function requireIdle(record: InstanceRecord, words: string): void {
  if (!isIdle(record)) throw new AwsError('InvalidDBInstanceState', words);
}
