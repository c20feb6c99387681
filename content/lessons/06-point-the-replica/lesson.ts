import type { CheckAnswer, CheckView, Lesson } from '../../../lab/contract/check.ts';
import { ask, channelOf, missing, notReplicating } from '../../replica-state.ts';

/** Transactions that the replica wrote itself. */
async function ownTransactions(lab: CheckView): Promise<string> {
  const sets = await ask(lab, 'db-replica', 'SELECT @@gtid_executed');
  const uuid = await ask(lab, 'db-replica', 'SELECT @@server_uuid');
  const own = sets.split(/,\s*/).find((set) => set.startsWith(uuid));
  return uuid === '' || own === undefined ? '' : own.slice(uuid.length + 1);
}

/** Reading from the source, by auto-position or not. */
async function reading(lab: CheckView, { auto }: { auto: boolean }): Promise<CheckAnswer> {
  const channel = await channelOf(lab, 'db-replica');
  if (channel && channel.autoPosition !== auto) return auto ? 'still-by-file' : 'still-auto';
  const stopped = await notReplicating(lab, 'db-replica');
  if (stopped !== undefined) return stopped;
  const behind = await missing(lab, 'db-source', 'db-replica');
  return behind === '' ? true : { reason: 'replica-behind', values: { name: 'db-replica' } };
}

export default {
  needs: ['04-two-servers', '05-replication-user'],
  directory: 'replication',
  minutes: 20,
  checks: {
    'own-transaction': async (lab) => ((await ownTransactions(lab)) === '' ? 'nothing-written' : true),

    'clean-slate': async (lab) => {
      const left = await ask(lab, 'db-replica', "SHOW DATABASES LIKE 'practice'");
      if (left !== '') return 'practice-left';
      const own = await ownTransactions(lab);
      return own === '' ? true : { reason: 'own-transactions', values: { numbers: own } };
    },

    'wrong-address': async (lab) => {
      const channel = await channelOf(lab, 'db-replica');
      if (!channel) return { reason: 'replica-not-configured', values: { name: 'db-replica' } };
      if (channel.receiver === 'OFF') return { reason: 'receiver-off', values: { name: 'db-replica' } };
      return true;
    },

    'right-address': async (lab) => {
      const channel = await channelOf(lab, 'db-replica');
      if (!channel) return { reason: 'replica-not-configured', values: { name: 'db-replica' } };
      const { host, port } = channel;
      if (host !== 'db-source') return { reason: 'wrong-host', values: { host } };
      if (port !== '3306') return { reason: 'wrong-port', values: { port } };
      return reading(lab, { auto: true });
    },

    'file-and-position': async (lab) => reading(lab, { auto: false }),

    'back-to-auto': async (lab) => reading(lab, { auto: true }),
  },
} satisfies Lesson;
