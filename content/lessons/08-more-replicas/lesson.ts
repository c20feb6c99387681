import type { CheckAnswer, CheckView, Lesson } from '../../../lab/contract/check.ts';
import { ask, channelOf, missing, notReplicating } from '../../replica-state.ts';

const LOGS_PURGED = 13114;

async function hasBook(lab: CheckView, name: string, id: number): Promise<boolean> {
  return (await ask(lab, name, `SELECT COUNT(*) FROM bookstore.book WHERE id = ${id}`)) === '1';
}

/** Up, with a server id that none of the others has. */
async function joined(lab: CheckView, name: string, others: string[]): Promise<CheckAnswer> {
  if (!(await lab.container(name))) return 'not-up';
  const id = await ask(lab, name, 'SELECT @@server_id');
  for (const other of others) {
    if ((await ask(lab, other, 'SELECT @@server_id')) === id) {
      return { reason: 'same-server-id', values: { id, other } };
    }
  }
  return true;
}

/** Reading from that host, with everything that the source has. */
async function follows(lab: CheckView, name: string, from: string): Promise<CheckAnswer> {
  const channel = await channelOf(lab, name);
  if (channel && channel.host !== from) return { reason: 'wrong-host', values: { host: channel.host } };
  const stopped = await notReplicating(lab, name);
  if (stopped !== undefined) return stopped;
  const behind = await missing(lab, 'db-source', name);
  return behind === '' ? true : { reason: 'replica-behind', values: { name } };
}

export default {
  needs: ['04-two-servers', '05-replication-user', '06-point-the-replica', '07-see-it-work'],
  directory: 'replication',
  minutes: 25,
  checks: {
    'add-replica2': async (lab) => joined(lab, 'db-replica2', ['db-source', 'db-replica']),

    'from-the-beginning': async (lab) => follows(lab, 'db-replica2', 'db-source'),

    'purge-the-logs': async (lab) =>
      (await ask(lab, 'db-source', 'SELECT @@gtid_purged')) === '' ? 'nothing-purged' : true,

    'leaf-refused': async (lab) => {
      const up = await joined(lab, 'db-leaf', ['db-source', 'db-replica', 'db-replica2']);
      if (up !== true) return up;
      const channel = await channelOf(lab, 'db-leaf');
      if (!channel) return { reason: 'replica-not-configured', values: { name: 'db-leaf' } };
      return channel.receiverError === LOGS_PURGED ? true : 'not-refused';
    },

    'seed-the-leaf': async (lab) => {
      const database = await ask(lab, 'db-leaf', "SHOW DATABASES LIKE 'bookstore'");
      if (database === '') return 'not-seeded';
      return (await missing(lab, 'db-source', 'db-leaf')) === '' ? true : 'no-tags';
    },

    chain: async (lab) => {
      if (!(await hasBook(lab, 'db-source', 7))) return 'not-written';
      return follows(lab, 'db-leaf', 'db-replica');
    },

    'where-reads-go': async (lab) => {
      if (!(await hasBook(lab, 'db-source', 8))) return 'not-written';
      for (const name of ['db-replica', 'db-replica2', 'db-leaf']) {
        const stopped = await notReplicating(lab, name);
        if (stopped !== undefined) return stopped;
        if (!(await hasBook(lab, name, 8))) return { reason: 'replica-behind', values: { name } };
      }
      return true;
    },
  },
} satisfies Lesson;
