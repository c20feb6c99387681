import type { RdsState } from '../../../lab/contract/rds.ts';

export function InstanceDialogs(_props: { rds: RdsState }) {
  return null;
}
