import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openThrowawayLab, type ThrowawayLab } from '../throwaway-lab.ts';
import { Diagnosing } from './diagnosing.ts';

const server = (name: string, id: number, port: number) => `
  ${name}:
    image: mysql:9.7
    container_name: ${name}
    command: --server-id=${id} --performance-schema-max-table-instances=200 --innodb-buffer-pool-size=32M
    environment: { MYSQL_ROOT_PASSWORD: root-pw, MYSQL_INITDB_SKIP_TZINFO: 1 }
    ports: ['${port}:3306']`;
const compose = `services:${server('db-source', 1, 3310)}${server('db-replica', 2, 3311)}${server('db-replica2', 3, 3312)}
`;

let lab: ThrowawayLab;
let it: Diagnosing;

beforeAll(async () => {
  lab = await openThrowawayLab();
  it = new Diagnosing(lab.host);
  await it.write('replication/compose.yaml', compose);
  await it.sh('cd replication && docker compose up -d');
  for (const name of ['db-source', 'db-replica', 'db-replica2']) await it.answers(name);
  await it.sql(
    'db-source',
    "CREATE USER repl@'%' IDENTIFIED BY 'repl-pw'",
    "GRANT REPLICATION SLAVE ON *.* TO repl@'%'",
    "CREATE USER near@localhost IDENTIFIED BY 'repl-pw'",
    'GRANT REPLICATION SLAVE ON *.* TO near@localhost',
    "CREATE USER nog@'%' IDENTIFIED BY 'repl-pw'",
  );
});
afterAll(() => lab.close());

type Options = Record<string, string | number>;

/** Points a replica that begins empty at a source, with what a learner got wrong. */
async function point(replica: string, wrong: Options = {}): Promise<void> {
  const options: Options = {
    SOURCE_HOST: 'db-source',
    SOURCE_USER: 'repl',
    SOURCE_PASSWORD: 'repl-pw',
    SOURCE_AUTO_POSITION: 1,
    SOURCE_CONNECT_RETRY: 1,
    ...wrong,
  };
  const list = Object.entries(options).map(([name, value]) =>
    typeof value === 'number' ? `${name}=${value}` : `${name}='${value}'`,
  );
  await it.sql(replica, `CHANGE REPLICATION SOURCE TO ${list.join(', ')}`, 'START REPLICA');
}

async function fresh(replica: string): Promise<void> {
  await it.sql(replica, 'STOP REPLICA', 'RESET REPLICA ALL', 'RESET BINARY LOGS AND GTIDS');
}

/** Lets an empty replica count what its source did before as done: some of it is there from an earlier test. */
async function upToDate(replica: string): Promise<void> {
  const [row] = await lab.host.look().sql('db-source', 'SELECT @@gtid_executed AS done');
  await it.sql(replica, `SET GLOBAL gtid_purged = '${row?.['done'] ?? ''}'`);
}

describe('the receiver does not get to its source', () => {
  beforeEach(() => fresh('db-replica'));

  test('an unencrypted connection, cured by asking for encryption', async () => {
    await point('db-replica', { SOURCE_SSL: 0 });
    const finding = await it.named('secure-connection-required', 'db-replica');
    expect(finding.evidence).toContain('Authentication requires secure connection');
    await it.cured(finding);
  });

  test.each([
    ['a name that nobody has', { SOURCE_HOST: 'nosuch' }, 'source-host-unknown'],
    ['a port where nobody listens', { SOURCE_PORT: 3999 }, 'source-unreachable'],
    ['itself by loopback', { SOURCE_HOST: '127.0.0.1', SOURCE_PORT: 3999 }, 'source-host-is-itself'],
    ['a user that there is not', { SOURCE_USER: 'ghost' }, 'replication-user-missing'],
    ['a wrong password', { SOURCE_PASSWORD: 'guess' }, 'replication-password-wrong'],
  ] as const)('%s', async (_, wrong, id) => {
    await point('db-replica', wrong);
    expect((await it.named(id, 'db-replica')).evidence).not.toBe('');
  });

  test.each([
    ['the published port', { SOURCE_PORT: 3310 }, 'source-port-published'],
    ['a user of another host', { SOURCE_USER: 'near' }, 'replication-user-elsewhere'],
    ['a user without the privilege', { SOURCE_USER: 'nog' }, 'replication-grant-missing'],
  ] as const)('%s, and its cure', async (_, wrong, id) => {
    await point('db-replica', wrong);
    await it.cured(await it.named(id, 'db-replica'));
  });

  test('it gave up, and has to be started again', async () => {
    await point('db-replica', { SOURCE_PORT: 3999, SOURCE_RETRY_COUNT: 1 });
    expect((await it.named('receiver-gave-up', 'db-replica')).values['tries']).toBe('1');
  });

  test('its source is on another network', async () => {
    await it.sh('docker network create apart && docker network connect apart db-source');
    await it.sh('docker network disconnect replication_default db-source');
    await point('db-replica');
    await it.named('source-on-other-network', 'db-replica');
    await it.sh('docker network connect replication_default db-source');
  });

  test('its source is not running, cured by starting it', async () => {
    await it.sh('docker stop -t 5 db-source');
    await point('db-replica');
    await it.cured(await it.named('source-not-running', 'db-replica'));
    await it.answers('db-source');
  });
});

describe('the receiver reached its source and stopped', () => {
  beforeEach(() => fresh('db-replica'));

  test('equal server ids', async () => {
    await it.sql('db-replica', 'SET GLOBAL server_id = 1');
    await point('db-replica');
    expect((await it.named('server-ids-equal', 'db-replica')).values['id']).toBe('1');
    await it.sql('db-replica', 'SET GLOBAL server_id = 2');
  });

  test('itself as its source', async () => {
    await point('db-replica', { SOURCE_HOST: 'db-replica', SOURCE_USER: 'root', SOURCE_PASSWORD: 'root-pw' });
    await it.named('replicates-itself', 'db-replica');
  });

  test('a binary log that there is not', async () => {
    const place = { SOURCE_LOG_FILE: 'binlog.009999', SOURCE_LOG_POS: 4, SOURCE_AUTO_POSITION: 0 };
    await point('db-replica', place);
    expect((await it.named('binary-log-file-missing', 'db-replica')).values['file']).toBe('binlog.009999');
  });

  test('two replicas of one server id, of which nothing is said anywhere', async () => {
    await fresh('db-replica2');
    await it.sql('db-replica2', 'SET GLOBAL server_id = 2');
    await point('db-replica');
    await point('db-replica2');
    expect((await it.named('server-id-shared', 'db-replica2')).values['other']).toBe('db-replica');
    await fresh('db-replica2');
    await it.sql('db-replica2', 'SET GLOBAL server_id = 3');
  });

  test('a filter that drops changes, cured by emptying it', async () => {
    await point('db-replica');
    await it.sql(
      'db-replica',
      'STOP REPLICA SQL_THREAD',
      'CHANGE REPLICATION FILTER REPLICATE_DO_DB = (`a,b`)',
    );
    await it.sql('db-replica', 'START REPLICA SQL_THREAD');
    await it.cured(await it.named('changes-filtered', 'db-replica'));
  });
});

/** On the replica, without a trace in its binary log. */
const quietly = (...statements: string[]) =>
  it.sql('db-replica', 'SET sql_log_bin = 0', ...statements, 'SET sql_log_bin = 1');
const caughtUp = async () => {
  const view = lab.host.look();
  const [row] = await view.sql('db-source', 'SELECT @@gtid_executed AS done');
  await view.sql('db-replica', `SELECT WAIT_FOR_EXECUTED_GTID_SET('${row?.['done'] ?? ''}', 4)`);
};

describe('a change cannot be applied', () => {
  beforeAll(async () => {
    await fresh('db-replica');
    await upToDate('db-replica');
    await point('db-replica');
    await it.sql('db-source', 'CREATE DATABASE app', 'CREATE TABLE app.t (id INT PRIMARY KEY, v INT)');
    await caughtUp();
  });

  test('a row that is there already', async () => {
    await quietly('INSERT INTO app.t VALUES (3, 0)');
    await it.sql('db-source', 'INSERT INTO app.t VALUES (3, 1)');
    expect((await it.named('row-already-there', 'db-replica')).values).toMatchObject({
      table: 'app.t',
      key: '3',
    });
    await quietly('DELETE FROM app.t', 'START REPLICA');
    await caughtUp();
  });

  test('a row that is missing', async () => {
    await quietly('DELETE FROM app.t');
    await it.sql('db-source', 'UPDATE app.t SET v = 2');
    expect((await it.named('row-missing', 'db-replica')).values['table']).toBe('app.t');
    await quietly('INSERT INTO app.t VALUES (3, 1)', 'START REPLICA');
    await caughtUp();
  });

  test('a table that is missing', async () => {
    await quietly('DROP TABLE app.t');
    await it.sql('db-source', 'INSERT INTO app.t VALUES (4, 1)');
    expect((await it.named('table-missing', 'db-replica')).values['table']).toBe('app.t');
    await quietly(
      'CREATE TABLE app.t (id INT PRIMARY KEY, v INT)',
      'INSERT INTO app.t VALUES (3, 2)',
      'START REPLICA',
    );
    await caughtUp();
  });

  test('a database that is missing', async () => {
    await it.sql('db-source', 'CREATE DATABASE gone');
    await caughtUp();
    await quietly('DROP DATABASE gone');
    await it.sql('db-source', 'CREATE TABLE gone.t (id INT)');
    expect((await it.named('database-missing', 'db-replica')).values['database']).toBe('gone');
    await quietly('CREATE DATABASE gone', 'START REPLICA');
    await caughtUp();
  });

  test('a table that is there already', async () => {
    await quietly('CREATE TABLE app.twice (id INT)');
    await it.sql('db-source', 'CREATE TABLE app.twice (id INT)');
    expect((await it.named('object-already-there', 'db-replica')).values['object']).toBe('twice');
    await quietly('DROP TABLE app.twice', 'START REPLICA');
    await caughtUp();
  });

  test('a user that is there already, cured by dropping it', async () => {
    await quietly("CREATE USER twin@'%' IDENTIFIED BY 'x'");
    await it.sql('db-source', "CREATE USER twin@'%' IDENTIFIED BY 'x'");
    await it.cured(await it.named('account-already-there', 'db-replica'));
    await caughtUp();
  });

  test('transactions of the replica’s own', async () => {
    await it.sql('db-replica', 'INSERT INTO app.t VALUES (99, 0)');
    const { values, evidence } = await it.named('errant-transactions', 'db-replica');
    expect(values).toMatchObject({ count: '1', source: 'db-source' });
    expect(evidence).toMatch(/^[0-9a-f-]{36}:1$/);
  });
});

/** A session that says something, and stays until the test has seen it. */
async function typed(statement: string, options: string, test: () => Promise<void>): Promise<void> {
  const command = `printf '%s\\n' "$1" | (cat; sleep 60) | mysql -uroot --force --unbuffered ${options}`;
  const stop = new AbortController();
  const session = lab.host.workbench.exec(
    ['docker', 'exec', '-i', '-e', 'MYSQL_PWD=root-pw', 'db-replica', 'sh', '-c', command, 'sh', statement],
    { signal: stop.signal },
  );
  try {
    await test();
  } finally {
    await lab.host.workbench.exec(['docker', 'exec', 'db-replica', 'pkill', '-x', 'mysql']);
    stop.abort();
    await session;
  }
}

describe('what a prompt was told', () => {
  test.each([
    ['SHOW SLAVE STATUS;', 'old-words'],
    ["CHANGE MASTER TO MASTER_HOST='x';", 'old-words'],
    ["CREATE USER a@'%' IDENTIFIED WITH mysql_native_password BY 'a';", 'native-password-gone'],
    ["CHANGE REPLICATION SOURCE TO SOURCE_HOST='y';", 'replica-running'],
  ] as const)('%s', (statement, id) =>
    typed(statement, '', async () => {
      expect((await it.named(id, 'db-replica')).evidence).toMatch(/^ERROR \d+: /);
    }),
  );

  test('Hangul from a client that speaks latin1', () =>
    typed("SELECT '한글';", '--default-character-set=latin1', async () => {
      await it.named('hangul-as-latin1', 'db-replica');
    }));

  test('START REPLICA where no source was ever named', async () => {
    await fresh('db-replica');
    await typed('START REPLICA;', '', async () => {
      await it.named('replica-never-set-up', 'db-replica');
    });
  });
});

describe('the source is no longer what it was', () => {
  beforeEach(() => fresh('db-replica'));

  test('the replica is ahead of a source that was reset', async () => {
    await upToDate('db-replica');
    await it.sql('db-source', 'RESET BINARY LOGS AND GTIDS');
    await point('db-replica');
    await it.named('replica-ahead-of-source', 'db-replica');
  });

  test('purged binary logs', async () => {
    await it.sql('db-source', 'CREATE DATABASE later', 'FLUSH BINARY LOGS');
    const logs = await lab.host.look().sql('db-source', 'SHOW BINARY LOGS');
    await it.sql('db-source', `PURGE BINARY LOGS TO '${logs.at(-1)?.['Log_name'] ?? ''}'`);
    await point('db-replica');
    await it.named('binary-logs-purged', 'db-replica');
  });

  test('the source’s UUID on the replica', async () => {
    const [row] = await lab.host.look().sql('db-source', 'SELECT @@server_uuid AS uuid');
    const auto = `printf '[auto]\\nserver-uuid=%s\\n' ${row?.['uuid'] ?? ''} > /var/lib/mysql/auto.cnf`;
    await it.sh(`docker exec db-replica sh -c "${auto}" && docker restart -t 5 db-replica`);
    await it.answers('db-replica');
    await point('db-replica');
    await it.named('server-uuids-equal', 'db-replica');
    await it.sh('docker exec db-replica rm /var/lib/mysql/auto.cnf && docker restart -t 5 db-replica');
    await it.answers('db-replica');
  });

  test('GTIDs on one side only', async () => {
    const steps = ['ON_PERMISSIVE', 'OFF_PERMISSIVE', 'OFF'].map((mode) => `SET GLOBAL gtid_mode = ${mode}`);
    await it.sql('db-source', ...steps);
    await point('db-replica');
    await it.named('source-gtid-off', 'db-replica');
    const back = ['OFF_PERMISSIVE', 'ON_PERMISSIVE', 'ON'].map((mode) => `SET GLOBAL gtid_mode = ${mode}`);
    await it.sql('db-source', ...back);
    await fresh('db-replica');
    await it.sql('db-replica', ...steps);
    await point('db-replica', { SOURCE_AUTO_POSITION: 0 });
    await it.named('replica-gtid-off', 'db-replica');
  });
});
