import type { CheckView, Lesson } from '../../../lab/contract/check.ts';

/** The books of one server, as one line of text; undefined while there is no such table. */
async function books(lab: CheckView, server: string): Promise<string | undefined> {
  const tables = await lab.sql(
    server,
    "SELECT 1 FROM information_schema.tables WHERE table_schema = 'shop' AND table_name = 'book'",
  );
  if (tables.length === 0) return undefined;
  const rows = await lab.sql(server, 'SELECT id, title, stock FROM shop.book ORDER BY id');
  return rows.map(({ id, title, stock }) => `${id}:${title}:${stock}`).join(' ');
}

export default {
  needs: [],
  directory: 'binlog',
  minutes: 25,
  checks: {
    'a-server': async (lab) => {
      if ((await lab.file('binlog/compose.yaml')) === undefined) {
        return { reason: 'file-missing', values: { path: 'binlog/compose.yaml' } };
      }
      const db = await lab.container('db');
      if (!db) return 'not-up';
      if (db.project !== 'binlog') return { reason: 'name-taken', values: { project: db.project ?? '-' } };
      await lab.sql('db', 'SELECT 1');
      return true;
    },

    'first-write': async (lab) => ((await books(lab, 'db')) === undefined ? 'no-table' : true),

    'a-row': async (lab) => ((await books(lab, 'db')) ? true : 'no-rows'),

    'not-written': async (lab) => {
      const [row] = await lab.sql('db', 'SELECT COUNT(*) AS books, SUM(stock) AS stock FROM shop.book');
      if (row?.books === '3') return 'not-rolled-back';
      if (row?.stock === '13') return true;
      return { reason: 'not-updated', values: { stock: row?.stock ?? '0' } };
    },

    'by-hand': async (lab) => {
      if (!(await lab.container('db-copy'))) return 'no-copy';
      const copied = await books(lab, 'db-copy');
      if (copied === undefined) return 'nothing-applied';
      return copied === (await books(lab, 'db')) ? true : 'copy-differs';
    },

    'not-a-backup': async (lab) => {
      if ((await books(lab, 'db')) !== '') return 'not-deleted';
      return (await books(lab, 'db-copy')) === '' ? true : 'copy-has-rows';
    },

    'clear-away': async (lab) => {
      const left = (await lab.containers()).find(({ project }) => project === 'binlog');
      return left ? { reason: 'still-up', values: { name: left.name } } : true;
    },
  },
} satisfies Lesson;
