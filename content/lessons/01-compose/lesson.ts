import type { CheckView, ContainerFacts, Lesson } from '../../../lab/contract/check.ts';

/** The container of Compose project `first`, not one made by hand under the same name. */
async function composed(lab: CheckView): Promise<ContainerFacts | undefined> {
  const db = await lab.container('db');
  return db?.project === 'first' && db.service === 'db' ? db : undefined;
}

export default {
  needs: [],
  directory: 'first',
  minutes: 15,
  checks: {
    'one-command': async (lab) => {
      const db = await lab.container('db');
      if (!db) return 'not-started';
      if (db.project !== undefined) return { reason: 'name-taken', values: { project: db.project } };
      if (db.state !== 'running') return { reason: 'not-running', values: { state: db.state } };
      return true;
    },

    'run-it-again': async (lab) => {
      const db = await lab.container('db');
      return db && db.project === undefined ? 'still-there' : true;
    },

    'compose-up': async (lab) => {
      if ((await lab.file('first/compose.yaml')) === undefined) {
        return { reason: 'file-missing', values: { path: 'first/compose.yaml' } };
      }
      const db = await lab.container('db');
      if (!db) return 'not-up';
      if (!(await composed(lab))) return 'not-by-compose';
      await lab.sql('db', 'SELECT 1');
      return true;
    },

    'what-it-made': async (lab) => ((await lab.volumes()).includes('db-data') ? 'old-volume' : true),

    'change-the-file': async (lab) => {
      const file = (await lab.file('first/compose.yaml')) ?? '';
      if (!file.includes('3310:3306')) return 'not-changed';
      const db = await composed(lab);
      if (!db?.ports.some(({ host }) => host === 3310)) return 'not-applied';
      await lab.sql('db', 'SELECT 1');
      return true;
    },

    'old-file': async (lab) => {
      const db = await composed(lab);
      if (!db?.ports.some(({ host }) => host === 3306)) return 'not-applied';
      if ((await lab.file('first/docker-compose.yml')) !== undefined) return 'old-name';
      if (/^version:/m.test((await lab.file('first/compose.yaml')) ?? '')) return 'version-left';
      await lab.sql('db', 'SELECT 1');
      return true;
    },

    down: async (lab) => {
      if (await composed(lab)) return 'still-up';
      return (await lab.networks()).includes('first_default') ? 'network-left' : true;
    },
  },
} satisfies Lesson;
