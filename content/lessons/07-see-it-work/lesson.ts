import type { CheckView, Lesson } from '../../../lab/contract/check.ts';
import { ask, channelOf, missing, notReplicating, timesRaised } from '../../replica-state.ts';

const DUPLICATE_KEY = 1062;
const READ_ONLY = 1290;

/** Titles of the books by id; empty where the table does not exist yet. */
async function books(lab: CheckView, name: string): Promise<Map<string, string>> {
  const table = await ask(
    lab,
    name,
    "SELECT 1 FROM information_schema.tables WHERE table_schema = 'bookstore' AND table_name = 'book'",
  );
  const rows = table === '1' ? await lab.sql(name, 'SELECT id, title FROM bookstore.book') : [];
  return new Map(rows.map((row) => [row['id'] ?? '', row['title'] ?? '']));
}

export default {
  needs: ['04-two-servers', '05-replication-user', '06-point-the-replica'],
  directory: 'replication',
  minutes: 25,
  checks: {
    'first-row': async (lab) => {
      if (!(await books(lab, 'db-source')).has('1')) return 'not-written';
      if ((await books(lab, 'db-replica')).has('1')) return true;
      return (await notReplicating(lab, 'db-replica')) ?? 'not-arrived';
    },

    'read-the-status': async (lab) => {
      if (!(await books(lab, 'db-source')).has('2')) return 'not-written';
      if ((await books(lab, 'db-replica')).has('2')) return true;
      return (await notReplicating(lab, 'db-replica')) ?? 'not-arrived';
    },

    'who-is-refused': async (lab) => {
      const app = await ask(lab, 'db-source', "SELECT COUNT(*) FROM mysql.user WHERE user = 'app'");
      if (app === '0') return 'no-app';
      if ((await timesRaised(lab, 'db-replica', READ_ONLY)) === 0) return 'app-not-tried';
      return (await missing(lab, 'db-replica', 'db-source')) === '' ? 'root-not-tried' : true;
    },

    'same-row-twice': async (lab) => {
      if (!(await books(lab, 'db-source')).has('3')) return 'not-written';
      const channel = await channelOf(lab, 'db-replica');
      return channel?.applierError === DUPLICATE_KEY ? true : 'not-stopped';
    },

    repair: async (lab) => {
      const channel = await channelOf(lab, 'db-replica');
      if (channel?.applierError === DUPLICATE_KEY) return 'still-duplicate';
      const stopped = await notReplicating(lab, 'db-replica');
      if (stopped !== undefined) return stopped;
      const [there, here] = await Promise.all([books(lab, 'db-source'), books(lab, 'db-replica')]);
      if (there.get('3') !== here.get('3')) {
        return { reason: 'rows-differ', values: { there: there.get('3') ?? '', here: here.get('3') ?? '' } };
      }
      const errant = await missing(lab, 'db-replica', 'db-source');
      return errant === '' ? true : { reason: 'errant-left', values: { set: errant } };
    },

    'lock-root': async (lab) => {
      if ((await ask(lab, 'db-replica', 'SELECT @@super_read_only')) !== '1') return 'not-locked';
      const kept = await ask(
        lab,
        'db-replica',
        "SELECT COUNT(*) FROM performance_schema.persisted_variables WHERE VARIABLE_NAME = 'super_read_only'",
      );
      return kept === '1' ? true : 'not-persisted';
    },

    'catch-up': async (lab) => {
      if (!(await books(lab, 'db-source')).has('6')) return 'not-written';
      const stopped = await notReplicating(lab, 'db-replica');
      if (stopped !== undefined) return stopped;
      const behind = await missing(lab, 'db-source', 'db-replica');
      return behind === '' ? true : { reason: 'replica-behind', values: { name: 'db-replica' } };
    },
  },
} satisfies Lesson;
