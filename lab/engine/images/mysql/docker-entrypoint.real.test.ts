import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { packTar } from 'modern-tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execIn, logsOf, runContainer, type Ran } from '../../../testing/outsider.ts';
import { testEngine } from '../../../testing/test-engine.ts';
import type { Engine } from '../../engine.ts';

let engine: Engine;
const started: string[] = [];
const volumes = new Set<string>();
const SKIP_TIME_ZONES = { MYSQL_INITDB_SKIP_TZINFO: '1' };

beforeAll(async () => {
  engine = await testEngine();
});
afterAll(async () => {
  await Promise.all(started.map((id) => engine.docker.getContainer(id).remove({ force: true, v: true })));
  await Promise.all([...volumes].map((name) => engine.docker.getVolume(name).remove()));
  await engine.close();
});

type File = { path: string; text: string | Buffer; mode?: number };
type Server = { environment?: Record<string, string>; files?: File[]; command?: string[]; volume?: string };

async function startServer({ environment = {}, files = [], command, volume }: Server): Promise<string> {
  const container = await engine.docker.createContainer({
    Image: 'mysql:9.7',
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    ...(command === undefined ? {} : { Cmd: command }),
    ...(volume === undefined ? {} : { HostConfig: { Binds: [`${volume}:/var/lib/mysql`] } }),
  });
  started.push(container.id);
  if (volume !== undefined) volumes.add(volume);
  const entries = files.map(({ path, text, mode = 0o644 }) => {
    const body = Buffer.from(text);
    return { header: { name: path, size: body.length, mode, uid: 0, gid: 0 }, body };
  });
  await container.putArchive(Buffer.from(await packTar(entries)), { path: '/' });
  await container.start();
  return container.id;
}

/** Waits until the real server, not the temporary one, takes connections; or until the container has ended. */
async function settled(container: string): Promise<string> {
  for (;;) {
    const logs = await logsOf(engine, container);
    if (/ready for connections\..*port: 3306 /.test(logs)) return logs;
    const { State } = await engine.docker.getContainer(container).inspect();
    if (!State.Running) return logsOf(engine, container);
    await delay(100);
  }
}

function sql(container: string, statement: string, user = 'root', password = 'root-pw'): Promise<Ran> {
  return execIn(engine, container, ['mysql', '-N', '-h127.0.0.1', `-u${user}`, '-e', statement], {
    MYSQL_PWD: password,
  });
}

function pack(program: string, text: string): Buffer {
  return execFileSync(program, ['-c'], { input: text });
}

function newVolume(): string {
  return `t-mysql-${randomBytes(4).toString('hex')}`;
}

function initFile(name: string, text: string | Buffer, mode = 0o644): File {
  return { path: `docker-entrypoint-initdb.d/${name}`, text, mode };
}

function insert(value: string): string {
  return `INSERT INTO seen VALUES ('${value}');`;
}

/** Runs the image to its end. */
function run(environment: Record<string, string>, command: string[] = ['mysqld']): Promise<Ran> {
  return runContainer(engine, 'mysql:9.7', command, {
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
  });
}

describe('a first start', () => {
  let logs: string;
  let server: string;
  const volume = newVolume();

  beforeAll(async () => {
    server = await startServer({
      volume,
      environment: {
        ...SKIP_TIME_ZONES,
        MYSQL_ROOT_PASSWORD_FILE: '/run/secrets/root',
        MYSQL_DATABASE: 'my_app',
        MYSQL_USER: 'app',
        MYSQL_PASSWORD: `it's "q\\`,
      },
      command: ['--max-connections=77'],
      files: [
        { path: 'run/secrets/root', text: 'root-pw' },
        { path: 'etc/mysql/conf.d/own.cnf', text: '[mysqld]\nserver-id=42\n' },
        { path: 'etc/mysql/conf.d/loose.cnf', text: '[mysqld]\nport=3999\n', mode: 0o666 },
        initFile('1.sql', 'CREATE TABLE seen (what VARCHAR(20));'),
        initFile('2.sql.gz', pack('gzip', insert('gz'))),
        initFile('3.sql.xz', pack('xz', insert('xz'))),
        initFile('4-run.sh', '#!/bin/bash\nunset -f docker_process_sql\nFROM_RUN=1\n', 0o755),
        initFile('5-source.sh', `docker_process_sql <<<"${insert('sourced$FROM_RUN')}"\n`),
        initFile('6.txt', 'not for the server'),
      ],
    });
    logs = await settled(server);
  });

  test('says the lines that people look for, in their order', () => {
    const lines = [
      'Entrypoint script for MySQL Server 9.7.',
      "Switching to dedicated user 'mysql'",
      'Entrypoint script for MySQL Server 9.7.',
      'Initializing database files',
      'Starting temporary server',
      'Temporary server started.',
      'Creating database my_app',
      'Creating user app',
      'Giving user app access to schema my_app',
      'running /docker-entrypoint-initdb.d/1.sql',
      'Stopping temporary server',
      'MySQL init process done. Ready for start up.',
    ];
    const said = logs.split('\n').filter((line) => line.includes('[Entrypoint]'));
    let from = 0;
    for (const line of lines) {
      const found = said.findIndex((text, index) => index >= from && text.includes(line));
      expect(found, line).toBeGreaterThanOrEqual(from);
      from = found + 1;
    }
    expect(said[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00 \[Note\] \[Entrypoint\]: /);
  });

  test('takes the password from the file, and makes root at both places', async () => {
    const { stdout } = await sql(server, "SELECT host FROM mysql.user WHERE user = 'root' ORDER BY 1");
    expect(stdout).toBe('%\nlocalhost\n');
  });

  test('runs each kind of file that it finds in the folder, against the database', async () => {
    expect((await sql(server, 'SELECT what FROM my_app.seen')).stdout).toBe('gz\nxz\nsourced\n');
    expect(logs).toContain('ignoring /docker-entrypoint-initdb.d/6.txt');
  });

  test('makes a user whose password may hold quotes, for the one database', async () => {
    const grants = await sql(server, 'SHOW GRANTS', 'app', `it's "q\\`);
    expect(grants.stdout).toContain('ON `my\\\\_app`.* TO `app`@`%`');
    expect((await sql(server, 'CREATE DATABASE other', 'app', `it's "q\\`)).stderr).toContain('1044');
  });

  test('logs what replicas are to have, and nothing about root', async () => {
    const events = await execIn(engine, server, [
      'bash',
      '-c',
      'for log in /var/lib/mysql/binlog.0*; do mysqlbinlog "$log"; done',
    ]);
    expect(events.stdout).toContain('CREATE DATABASE IF NOT EXISTS `my_app`');
    expect(events.stdout).toContain("CREATE USER 'app'@'%'");
    expect(events.stdout).not.toMatch(/'root'/);
  });

  test('runs the server as the user mysql, with the options of both command and conf.d', async () => {
    const { stdout } = await sql(server, 'SELECT @@max_connections, @@server_id, @@port');
    expect(stdout).toBe('77\t42\t3306\n');
    const owner = await execIn(engine, server, ['stat', '-c', '%u %U', '/proc/1', '/var/lib/mysql/ibdata1']);
    expect(owner.stdout).toBe('999 mysql\n999 mysql\n');
    expect(logs).toContain("World-writable config file '/etc/mysql/conf.d/loose.cnf' is ignored");
  });

  test('is the only one: on a used data directory the variables change nothing', async () => {
    await engine.docker.getContainer(server).stop();
    const again = await startServer({ volume, environment: { MYSQL_ROOT_PASSWORD: 'another' } });
    const said = await settled(again);
    expect(said).not.toContain('Initializing database files');
    expect((await sql(again, 'SELECT 1')).stdout).toBe('1\n');
  });
});

test('a random password is told, expired at once when asked, and root is where MYSQL_ROOT_HOST says', async () => {
  const server = await startServer({
    environment: {
      MYSQL_RANDOM_ROOT_PASSWORD: 'yes',
      MYSQL_ONETIME_PASSWORD: 'yes',
      MYSQL_ROOT_HOST: '127.0.0.1',
    },
  });
  const password = /GENERATED ROOT PASSWORD: (\S+)/.exec(await settled(server))?.[1] ?? '';
  expect(password).toHaveLength(32);
  expect((await sql(server, 'SELECT 1', 'root', password)).stdout).toContain('--connect-expired-password');
  const change = "ALTER USER USER() IDENTIFIED BY 'root-pw'; SELECT COUNT(*) > 100 FROM mysql.time_zone_name";
  const changed = await execIn(
    engine,
    server,
    ['mysql', '--connect-expired-password', '-N', '-h127.0.0.1', '-uroot', '-e', change],
    { MYSQL_PWD: password },
  );
  expect(changed.stdout).toBe('1\n');
  expect((await sql(server, "SELECT host FROM mysql.user WHERE user = 'root' ORDER BY 1")).stdout).toBe(
    '127.0.0.1\nlocalhost\n',
  );
});

test('a script that fails ends the container and leaves a directory that is not set up again', async () => {
  const volume = newVolume();
  const environment = { ...SKIP_TIME_ZONES, MYSQL_ALLOW_EMPTY_PASSWORD: 'yes', MYSQL_USER: 'lonely' };
  const broken = { path: 'docker-entrypoint-initdb.d/a.sql', text: 'SELEC 1;' };
  const first = await startServer({ volume, environment, files: [broken] });
  const said = await settled(first);
  expect(said).toContain('Specified MYSQL_USER but missing MYSQL_PASSWORD; MYSQL_USER will not be created');
  expect(said).toContain('ERROR 1064 (42000) at line 1');
  const { State } = await engine.docker.getContainer(first).inspect();
  expect(State.ExitCode).toBe(1);

  const second = await startServer({ volume, environment });
  expect(await settled(second)).not.toContain('[Note] [Entrypoint]: Initializing database files');
});

describe('what cannot work is refused at once', () => {
  test('no word about the password', async () => {
    const { exitCode, stderr } = await run({});
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
    );
    expect(stderr).toContain('    - MYSQL_ROOT_PASSWORD\n');
  });

  test('a variable and its twin', async () => {
    const { exitCode, stderr } = await run({ MYSQL_ROOT_PASSWORD: 'a', MYSQL_ROOT_PASSWORD_FILE: '/b' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'Both MYSQL_ROOT_PASSWORD and MYSQL_ROOT_PASSWORD_FILE are set (but are exclusive)',
    );
  });

  test('root as the ordinary user', async () => {
    const { exitCode, stderr } = await run({
      MYSQL_ROOT_PASSWORD: 'a',
      MYSQL_USER: 'root',
      MYSQL_PASSWORD: 'b',
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('cannot be used for the root user');
  });

  test('an option that the server does not know', async () => {
    const { exitCode, stderr } = await run({ MYSQL_ROOT_PASSWORD: 'a' }, [
      '--default-authentication-plugin=x',
    ]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[ERROR] [Entrypoint]: mysqld failed while attempting to check config');
    expect(stderr).toContain('command was: mysqld --default-authentication-plugin=x --validate-config');
    expect(stderr).toContain("unknown variable 'default-authentication-plugin=x'");
  });
});

test('other programs run as they are, and the server can be asked about itself', async () => {
  expect((await runContainer(engine, 'mysql:9.7', ['id', '-u'])).stdout).toBe('0\n');
  const version = await runContainer(engine, 'mysql:9.7', ['--version']);
  expect(version.stdout).toContain('Ver 9.7.');
});
