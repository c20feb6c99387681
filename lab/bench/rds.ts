import type { DBInstance } from '../contract/rds.ts';
import { KIND_LABEL, labFilter, RDS_KIND } from '../engine/lab-names.ts';
import type { Engine } from '../engine/engine.ts';
import { openEngine } from '../engine/open-engine.ts';
import { startLab } from '../testing/running-lab.ts';
import type { Figure } from './figure.ts';
import { inWorkbench } from './in-workbench.ts';
import { rdsClient } from './rds-client.ts';

const SHOP = {
  DBInstanceIdentifier: 'shop',
  DBInstanceClass: 'db.t3.micro',
  Engine: 'mysql',
  AllocatedStorage: 20,
  MasterUsername: 'admin',
  MasterUserPassword: 'shop-pw-2026',
};
/** A MySQL by hand, until it answers over TCP; then again after a restart. */
const BY_HAND = `
docker rm -fv by-hand >/dev/null 2>&1
answers() { until docker exec by-hand mysql -h127.0.0.1 -uroot -pby-hand -e 'SELECT 1' >/dev/null 2>&1; do sleep 0.02; done; }
now() { date +%s%3N; }
begun=$(now)
docker run -d --name by-hand -e MYSQL_ROOT_PASSWORD=by-hand mysql:9.7 >/dev/null && answers
made=$(now)
docker restart by-hand >/dev/null && answers
echo $((made - begun)) $(($(now) - made))`;

/** The true pace lasts as long as on AWS by design; this is what the lab itself needs. */
export const rds: Figure = {
  name: 'rds',
  about: 'instances at the quick pace, against one MySQL container by hand in the same lab',
  async run(home) {
    const running = await startLab(home);
    const engine = await openEngine({ home, onProgress: () => undefined });
    const client = rdsClient(running);
    try {
      await client.deleteAll();
      const [made = 0, restarted = 0] = (await inWorkbench(home, BY_HAND)).trim().split(' ').map(Number);
      const byHand = await memoryOf(engine, { name: ['^/rl-bench-by-hand$'] });
      const first = await client.until('CreateDBInstance', SHOP, isAvailable);
      const memory = await memoryOf(engine, {
        label: [...labFilter(running.lab).label, `${KIND_LABEL}=${RDS_KIND}`],
      });
      const second = await client.until(
        'CreateDBInstance',
        { ...SHOP, DBInstanceIdentifier: 'shop-two' },
        isAvailable,
      );
      const DBInstanceIdentifier = 'shop-replica';
      const replica = await client.until(
        'CreateDBInstanceReadReplica',
        { DBInstanceIdentifier, SourceDBInstanceIdentifier: 'shop' },
        (instance) => isAvailable(instance) && instance.StatusInfos[0]?.Status === 'replicating',
      );
      const promoted = await client.until(
        'PromoteReadReplica',
        { DBInstanceIdentifier, BackupRetentionPeriod: 0 },
        (instance) => isAvailable(instance) && instance.ReadReplicaSourceDBInstanceIdentifier === undefined,
      );
      const peer = { peer: made / 1000, peerName: 'docker run until it answers', unit: 's' as const };
      return [
        { what: 'create to available, the first', ours: first / 1000, ...peer },
        { what: 'create to available, a further one', ours: second / 1000, ...peer },
        { what: 'read replica to replicating', ours: replica / 1000, ...peer },
        {
          what: 'promote to writable',
          ours: promoted / 1000,
          peer: restarted / 1000,
          peerName: 'docker restart until it answers',
          unit: 's',
        },
        {
          what: 'memory of a db.t3.micro',
          ours: memory / 1e6,
          peer: byHand / 1e6,
          peerName: 'mysql:9.7 with its defaults',
          unit: 'MB',
        },
      ];
    } finally {
      await client.deleteAll();
      await engine.close();
      await running.stop();
    }
  },
};

function isAvailable({ DBInstanceStatus }: DBInstance): boolean {
  return DBInstanceStatus === 'available';
}

/** What the container's processes hold, in bytes, without the kernel's cache of their files. */
async function memoryOf({ docker }: Engine, filters: Record<string, string[]>): Promise<number> {
  const [found] = await docker.listContainers({ filters });
  if (found === undefined) throw new Error('the container to be measured does not run');
  const { memory_stats: memory } = await docker.getContainer(found.Id).stats({ stream: false });
  return memory.usage - (memory.stats.inactive_file ?? 0);
}
