import type { DBInstance } from '../../lab/contract/rds.ts';
import type { Role } from '../lab/topology/role.ts';

/** Colour and shape of an instance: what it does, not what it is called. */
export function roleOfInstance(instance: DBInstance): Role {
  const reads = instance.ReadReplicaSourceDBInstanceIdentifier !== undefined;
  const isRead = instance.ReadReplicaDBInstanceIdentifiers.length > 0;
  if (reads) return isRead ? 'relay' : 'replica';
  return isRead ? 'source' : 'alone';
}

export type TreeRow = { instance: DBInstance; depth: number };

/** Each instance below the one that it reads from, else by name; a source that is gone leaves its replicas on top. */
export function instanceTree(instances: readonly DBInstance[]): TreeRow[] {
  const sorted = [...instances].sort((a, b) =>
    a.DBInstanceIdentifier.localeCompare(b.DBInstanceIdentifier, 'en'),
  );
  const names = new Set(sorted.map((instance) => instance.DBInstanceIdentifier));
  const sourceOf = ({ ReadReplicaSourceDBInstanceIdentifier: source }: DBInstance) =>
    source !== undefined && names.has(source) ? source : undefined;
  const below = (source: string | undefined, depth: number): TreeRow[] =>
    sorted
      .filter((instance) => sourceOf(instance) === source)
      .flatMap((instance) => [{ instance, depth }, ...below(instance.DBInstanceIdentifier, depth + 1)]);
  return below(undefined, 0);
}
