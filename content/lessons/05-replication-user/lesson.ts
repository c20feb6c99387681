import type { CheckView, Lesson } from '../../../lab/contract/check.ts';
import { timesRaised } from '../../replica-state.ts';

const ACCESS_DENIED = 1045;
const PLUGIN_NOT_LOADED = 1524;
const DEPRECATED = 1681;

/** The hosts from which `repl` may come, each with whether it may read the binary log. */
async function accounts(lab: CheckView): Promise<Map<string, { mayReplicate: boolean }>> {
  const rows = await lab.sql('db-source', "SELECT Host, Repl_slave_priv FROM mysql.user WHERE User = 'repl'");
  return new Map(rows.map((row) => [row['Host'] ?? '', { mayReplicate: row['Repl_slave_priv'] === 'Y' }]));
}

export default {
  needs: ['04-two-servers'],
  directory: 'replication',
  minutes: 15,
  checks: {
    'local-account': async (lab) => {
      const hosts = await accounts(lab);
      if (hosts.size === 0) return 'no-account';
      if (hosts.has('%')) return true;
      return (await timesRaised(lab, 'db-source', ACCESS_DENIED)) > 0 ? true : 'not-knocked';
    },

    'any-host': async (lab) => {
      const hosts = await accounts(lab);
      if (hosts.has('localhost')) return 'still-local';
      return hosts.has('%') ? true : 'no-account';
    },

    grant: async (lab) => {
      const account = (await accounts(lab)).get('%');
      if (!account) return 'no-account';
      return account.mayReplicate ? true : 'no-privilege';
    },

    'secure-channel': async (lab) =>
      (await timesRaised(lab, 'db-source', DEPRECATED)) > 0 ? true : 'not-flushed',

    'old-advice': async (lab) => {
      if (!(await accounts(lab)).has('%')) return { reason: 'no-account', broken: true };
      return (await timesRaised(lab, 'db-source', PLUGIN_NOT_LOADED)) > 0 ? true : 'not-tried';
    },
  },
} satisfies Lesson;
