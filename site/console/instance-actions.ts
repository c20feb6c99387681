import type { DBInstance } from '../../lab/contract/rds.ts';
import { statusTone } from './status.ts';

export const instanceActions = [
  'replica',
  'promote',
  'modify',
  'reboot',
  'stop',
  'start',
  'snapshot',
  'delete',
] as const;
export type InstanceAction = (typeof instanceActions)[number];

/** Why an action cannot be chosen now. */
export type WhyNot =
  | 'not-available'
  | 'no-backups'
  | 'too-many'
  | 'no-replica'
  | 'is-replica'
  | 'has-replicas'
  | 'not-stopped'
  | 'busy'
  | 'deleting';

const replicasMost = 15;

/** What keeps an action from being chosen, as in RDS; undefined where it can be. The API judges anew. */
export function whyNot(action: InstanceAction, instance: DBInstance): WhyNot | undefined {
  const { DBInstanceStatus: status, ReadReplicaDBInstanceIdentifiers: replicas } = instance;
  const isReplica = instance.ReadReplicaSourceDBInstanceIdentifier !== undefined;
  if (status === 'deleting') return 'deleting';
  if (action === 'delete') return statusTone(status) === 'busy' ? 'busy' : undefined;
  if (action === 'start') return status === 'stopped' ? undefined : 'not-stopped';
  if (action === 'promote' && !isReplica) return 'no-replica';
  if (action === 'stop' && isReplica) return 'is-replica';
  if (action === 'stop' && replicas.length > 0) return 'has-replicas';
  if (status !== 'available') return 'not-available';
  if (action === 'replica' && instance.BackupRetentionPeriod === 0) return 'no-backups';
  if (action === 'replica' && replicas.length >= replicasMost) return 'too-many';
  return undefined;
}
