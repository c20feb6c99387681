import type { CheckAnswer, CheckView, Lesson } from '../../../lab/contract/check.ts';
import { askInstance, notAvailable, timesRefused } from '../../rds-state.ts';

/** What a server raises where it may only be read. */
const READ_ONLY = 1290;

async function hasBook(lab: CheckView, name: string, id: number): Promise<boolean> {
  return (await askInstance(lab, name, `SELECT COUNT(*) FROM bookstore.book WHERE id = ${id}`)) === '1';
}

/** Written on the source, and arrived at the replica. */
async function travelled(lab: CheckView, id: number, to: string): Promise<CheckAnswer> {
  if (!(await hasBook(lab, 'shop', id))) return 'not-written';
  return (await hasBook(lab, to, id)) ? true : 'not-arrived';
}

export default {
  needs: ['12-create-an-instance'],
  minutes: 25,
  checks: {
    'without-backups': async (lab) => {
      const unavailable = await notAvailable(lab, 'shop');
      if (unavailable !== undefined) return unavailable;
      const days = (await lab.rds.instance('shop'))?.BackupRetentionPeriod ?? 0;
      return days === 0 ? true : { reason: 'backups-still-on', values: { days: String(days) } };
    },

    'backups-on': async (lab) => {
      const unavailable = await notAvailable(lab, 'shop');
      if (unavailable !== undefined) return unavailable;
      return (await lab.rds.instance('shop'))?.BackupRetentionPeriod === 0 ? 'backups-off' : true;
    },

    'create-replica': async (lab) => {
      const replica = await lab.rds.instance('shop-replica');
      if (!replica) return 'no-replica';
      if (replica.ReadReplicaSourceDBInstanceIdentifier !== 'shop') return 'not-a-replica';
      return (await notAvailable(lab, 'shop-replica')) ?? true;
    },

    'write-here-read-there': async (lab) => {
      const arrived = await travelled(lab, 2, 'shop-replica');
      if (arrived !== true) return arrived;
      return (await timesRefused(lab, 'shop-replica', READ_ONLY)) > 0 ? true : 'not-refused';
    },

    'stop-and-start': async (lab) => {
      const arrived = await travelled(lab, 3, 'shop-replica');
      if (arrived !== true) return arrived;
      const info = (await lab.rds.instance('shop-replica'))?.StatusInfos[0];
      if (info?.Normal === true) return true;
      return { reason: 'replication-off', values: { status: info?.Status ?? '-' } };
    },

    cascade: async (lab) => {
      const leaf = await lab.rds.instance('shop-leaf');
      if (!leaf) {
        const retention = (await lab.rds.instance('shop-replica'))?.BackupRetentionPeriod;
        return retention === 0 ? 'replica-without-backups' : 'no-leaf';
      }
      const source = leaf.ReadReplicaSourceDBInstanceIdentifier ?? '-';
      if (source !== 'shop-replica') return { reason: 'wrong-source', values: { source } };
      return (await notAvailable(lab, 'shop-leaf')) ?? travelled(lab, 4, 'shop-leaf');
    },

    'keep-the-logs': async (lab) => {
      const hours = await askInstance(
        lab,
        'shop',
        "SELECT value FROM mysql.rds_configuration WHERE name = 'binlog retention hours'",
      );
      return hours === '24' ? true : { reason: 'no-retention', values: { hours: hours || 'NULL' } };
    },
  },
} satisfies Lesson;
