import type { CheckAnswer, CheckView, Lesson } from '../../../lab/contract/check.ts';

const servers = ['db-source', 'db-replica'];

/** The value that a my.cnf gives an option; dashes and underscores are the same to MySQL. */
function option(file: string, name: string): string | undefined {
  for (const line of file.split('\n')) {
    const [key = '', value = ''] = line.split('=', 2);
    if (key.trim().replaceAll('-', '_') === name) return value.trim();
  }
  return undefined;
}

/** What is wrong with a server's folder; undefined where nothing is. */
async function folderComplaint(lab: CheckView, folder: string): Promise<CheckAnswer | undefined> {
  for (const path of [`replication/${folder}/Dockerfile`, `replication/${folder}/my.cnf`]) {
    const text = await lab.file(path);
    if (text === undefined) return { reason: 'file-missing', values: { path } };
    if (path.endsWith('Dockerfile') && !/^FROM\s+mysql:9\.7\b/m.test(text)) {
      return { reason: 'other-image', values: { path } };
    }
    if (path.endsWith('Dockerfile') && !/^(?:COPY|ADD)\s+my\.cnf\s+\/etc\/mysql\/conf\.d\//m.test(text)) {
      return { reason: 'not-copied', values: { path } };
    }
    if (path.endsWith('my.cnf') && option(text, 'server_id') === undefined) {
      return { reason: 'no-server-id', values: { path } };
    }
  }
  return undefined;
}

async function greetings(lab: CheckView, server: string): Promise<number> {
  const tables = await lab.sql(
    server,
    "SELECT 1 FROM information_schema.tables WHERE table_schema = 'hello' AND table_name = 'greeting'",
  );
  if (tables.length === 0) return 0;
  const [row] = await lab.sql(server, 'SELECT COUNT(*) AS greetings FROM hello.greeting');
  return Number(row?.greetings ?? 0);
}

export default {
  needs: [],
  directory: 'replication',
  minutes: 30,
  checks: {
    'source-files': async (lab) => (await folderComplaint(lab, 'source')) ?? true,

    'replica-files': async (lab) => {
      const complaint = await folderComplaint(lab, 'replica');
      if (complaint !== undefined) return complaint;
      const source = (await lab.file('replication/source/my.cnf')) ?? '';
      const replica = (await lab.file('replication/replica/my.cnf')) ?? '';
      const id = option(replica, 'server_id') ?? '';
      if (id === option(source, 'server_id')) return { reason: 'same-id', values: { id }, broken: true };
      if (option(replica, 'super_read_only') !== undefined)
        return { reason: 'super-too-early', broken: true };
      return option(replica, 'read_only') === undefined ? 'no-read-only' : true;
    },

    build: async (lab) => {
      if ((await lab.file('replication/compose.yaml')) === undefined) {
        return { reason: 'file-missing', values: { path: 'replication/compose.yaml' } };
      }
      const images = await lab.images();
      const missing = servers.find((name) => !images.includes(`replication-${name}:latest`));
      return missing ? { reason: 'not-built', values: { name: missing } } : true;
    },

    up: async (lab) => {
      for (const name of servers) {
        const container = await lab.container(name);
        if (!container) return { reason: 'not-up', values: { name } };
        if (container.health !== 'healthy') return { reason: 'not-healthy', values: { name } };
      }
      return true;
    },

    strangers: async (lab) => {
      if ((await greetings(lab, 'db-source')) === 0) return 'no-greeting';
      if ((await greetings(lab, 'db-replica')) > 0) return 'written-on-both';
      const [source] = await lab.sql('db-source', 'SELECT @@server_id AS id');
      const [replica] = await lab.sql('db-replica', 'SELECT @@server_id AS id');
      if (source?.id !== replica?.id) return true;
      return { reason: 'same-id', values: { id: source?.id ?? '-' }, broken: true };
    },

    'comes-back': async (lab) => {
      const source = await lab.container('db-source');
      if (!source) return { reason: 'container-missing', values: { name: 'db-source' } };
      if (source.restartPolicy !== 'always') {
        return { reason: 'no-restart', values: { policy: source.restartPolicy } };
      }
      const older = await lab.sql(
        'db-source',
        `SELECT 1 FROM hello.greeting WHERE written_at < NOW() - INTERVAL
           (SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Uptime') SECOND`,
      );
      return older.length > 0 ? true : 'not-shut-down';
    },
  },
} satisfies Lesson;
