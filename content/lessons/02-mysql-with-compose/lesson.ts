import type { CheckAnswer, CheckView, ContainerFacts, Lesson } from '../../../lab/contract/check.ts';

/** Answers the container of Compose project `mysql`, or why there is none. */
async function composed(lab: CheckView): Promise<ContainerFacts | Exclude<CheckAnswer, true>> {
  if ((await lab.file('mysql/compose.yaml')) === undefined) {
    return { reason: 'file-missing', values: { path: 'mysql/compose.yaml' } };
  }
  const db = await lab.container('db');
  if (!db) return 'not-up';
  if (db.project !== 'mysql') return { reason: 'name-taken', values: { project: db.project ?? '-' } };
  return db;
}

function isContainer(found: ContainerFacts | Exclude<CheckAnswer, true>): found is ContainerFacts {
  return typeof found === 'object' && 'image' in found;
}

/** A check of the composed container, once there is one. */
function ofContainer(check: (db: ContainerFacts, lab: CheckView) => CheckAnswer | Promise<CheckAnswer>) {
  return async (lab: CheckView): Promise<CheckAnswer> => {
    const db = await composed(lab);
    return isContainer(db) ? check(db, lab) : db;
  };
}

async function tableExists(lab: CheckView, table: string): Promise<boolean> {
  const rows = await lab.sql(
    'db',
    `SELECT 1 FROM information_schema.tables WHERE table_schema = 'app' AND table_name = '${table}'`,
  );
  return rows.length > 0;
}

export default {
  needs: [],
  directory: 'mysql',
  minutes: 25,
  checks: {
    image: ofContainer((db) =>
      db.image === 'mysql:9.7' ? true : { reason: 'other-image', values: { image: db.image } },
    ),

    environment: ofContainer(async (db, lab) => {
      if (db.environment.MYSQL_ROOT_PASSWORD === undefined) return 'no-password';
      await lab.sql('db', 'SELECT 1');
      return true;
    }),

    ports: ofContainer((db) => {
      if (!db.ports.some(({ host, container }) => host === 3306 && container === 3306)) return 'no-port';
      if (db.health === 'none') return 'no-healthcheck';
      return db.health === 'healthy' ? true : 'not-healthy';
    }),

    command: ofContainer(async (db, lab) => {
      if (!db.command.some((flag) => /max[-_]connections/.test(flag))) return 'no-command';
      const [row] = await lab.sql('db', 'SELECT @@global.max_connections AS most');
      return row?.most === '50' ? true : { reason: 'other-value', values: { most: row?.most ?? '-' } };
    }),

    hangul: ofContainer(async (db, lab) => {
      if (!(await tableExists(lab, 'note'))) return 'no-table';
      const [row] = await lab.sql('db', 'SELECT CHAR_LENGTH(word) AS length FROM app.note WHERE id = 1');
      if (!row) return 'no-row';
      if (row.length !== '2') return { reason: 'mojibake', values: { length: row.length ?? '-' } };
      return db.environment.LANG === undefined ? 'no-lang' : true;
    }),

    lose: ofContainer(async (_, lab) => ((await tableExists(lab, 'note')) ? 'still-there' : true)),

    keep: ofContainer(async (db, lab) => {
      const data = db.mounts.find(({ target }) => target === '/var/lib/mysql');
      if (data?.source !== 'mysql_db-data') return 'no-volume';
      if (!(await tableExists(lab, 'kept'))) return 'no-table';
      const rows = await lab.sql(
        'db',
        `SELECT 1 FROM app.kept WHERE written_at < NOW() - INTERVAL
           (SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Uptime') SECOND`,
      );
      return rows.length > 0 ? true : 'not-restarted';
    }),

    'down-v': async (lab) => {
      if ((await lab.container('db'))?.project === 'mysql') return 'still-up';
      return (await lab.volumes()).includes('mysql_db-data') ? 'volume-left' : true;
    },
  },
} satisfies Lesson;
