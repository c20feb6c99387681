import * as z from 'zod/mini';
import type { CheckView, Lesson } from '../../../lab/contract/check.ts';
import {
  askInstance,
  notAvailable,
  parameterGroup,
  securityGroup,
  timesRefused,
  unset,
} from '../../rds-state.ts';

/** What a server raises where a privilege is missing. */
const PRIVILEGE_MISSING = 1227;

async function hasBook(lab: CheckView, name: string, id: number): Promise<boolean> {
  return (await askInstance(lab, name, `SELECT COUNT(*) FROM bookstore.book WHERE id = ${id}`)) === '1';
}

const Snapshots = z.object({
  DBSnapshots: z.array(z.looseObject({ DBSnapshotIdentifier: z.string(), Status: z.string() })),
});

/** Name and status of each snapshot that somebody has asked for. */
async function manualSnapshots(lab: CheckView): Promise<Map<string, string>> {
  const answer = await lab.rds.describe('DescribeDBSnapshots', { SnapshotType: 'manual' });
  const snapshots = answer ? Snapshots.parse(answer).DBSnapshots : [];
  return new Map(snapshots.map(({ DBSnapshotIdentifier, Status }) => [DBSnapshotIdentifier, Status]));
}

export default {
  needs: ['13-read-replica'],
  minutes: 40,
  checks: {
    'stop-writes': async (lab) => {
      const locked = "SELECT account_locked FROM mysql.user WHERE user = 'app'";
      if ((await askInstance(lab, 'shop', locked)) !== 'Y') return 'not-locked';
      return (await askInstance(lab, 'shop-replica', locked)) === 'Y' ? true : 'not-arrived';
    },

    promote: async (lab) => {
      const source = (await lab.rds.instance('shop-replica'))?.ReadReplicaSourceDBInstanceIdentifier;
      if (source !== undefined) return { reason: 'still-a-replica', values: { source } };
      const unavailable = await notAvailable(lab, 'shop-replica');
      if (unavailable !== undefined) return unavailable;
      if (!(await hasBook(lab, 'shop-replica', 5))) return 'not-written';
      return (await hasBook(lab, 'shop-leaf', 5)) ? true : 'not-arrived';
    },

    protect: async (lab) => {
      const shop = await lab.rds.instance('shop');
      if (!shop) return { reason: 'gone-already', broken: true };
      return shop.DeletionProtection ? true : 'not-protected';
    },

    'final-snapshot': async (lab) => {
      const shop = await lab.rds.instance('shop');
      if (shop?.DeletionProtection === true) return 'still-protected';
      if (shop) return { reason: 'still-there', values: { status: shop.DBInstanceStatus } };
      const status = (await manualSnapshots(lab)).get('shop-final');
      return status === 'available' ? true : { reason: 'no-final-snapshot', broken: status === undefined };
    },

    restore: async (lab) => {
      const unavailable = await notAvailable(lab, 'shop-yesterday');
      if (unavailable !== undefined) return unavailable;
      return (await hasBook(lab, 'shop-yesterday', 4)) ? true : 'other-content';
    },

    'take-the-name': async (lab) => {
      const shop = await lab.rds.instance('shop');
      if (!shop) return 'not-renamed';
      const unavailable = await notAvailable(lab, 'shop');
      if (unavailable !== undefined) return unavailable;
      return (await hasBook(lab, 'shop', 5)) ? true : { reason: 'other-shop', broken: true };
    },

    'my-cnf-lines': async (lab) => {
      if (!(await parameterGroup(lab, 'from-my-cnf'))) return 'no-group';
      return (await unset(lab, 'from-my-cnf', 'max_connections', '50')) ?? true;
    },

    'replication-lines': async (lab) => {
      const user = "SELECT Repl_slave_priv FROM mysql.user WHERE user = 'repl'";
      if ((await askInstance(lab, 'shop', user)) !== 'Y') return 'no-repl';
      return (await timesRefused(lab, 'shop-leaf', PRIVILEGE_MISSING)) > 0 ? true : 'not-tried';
    },

    'clean-up': async (lab) => {
      const [instance] = await lab.rds.instances();
      if (instance) return { reason: 'instance-left', values: { name: instance.DBInstanceIdentifier } };
      const [snapshot] = (await manualSnapshots(lab)).keys();
      if (snapshot !== undefined) return { reason: 'snapshot-left', values: { name: snapshot } };
      for (const name of ['shop-params', 'from-my-cnf']) {
        if (await parameterGroup(lab, name)) return { reason: 'group-left', values: { name } };
      }
      return (await securityGroup(lab, 'shop-db'))
        ? { reason: 'group-left', values: { name: 'shop-db' } }
        : true;
    },
  },
} satisfies Lesson;
