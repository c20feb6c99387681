import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openThrowawayLab, type ThrowawayLab } from '../throwaway-lab.ts';
import { Diagnosing } from './diagnosing.ts';

let lab: ThrowawayLab;
let it: Diagnosing;

beforeAll(async () => {
  lab = await openThrowawayLab();
  it = new Diagnosing(lab.host);
});
afterAll(() => lab.close());

const RUN = 'docker run -d -e MYSQL_ROOT_PASSWORD=root-pw -e MYSQL_INITDB_SKIP_TZINFO=1';

describe('a container that does not come up', () => {
  afterEach(() => it.sh('docker rm -f -v db'));

  test.each([
    [
      'an option for the old plugin',
      `${RUN} --name db mysql:9.7 --default-authentication-plugin=mysql_native_password`,
      'option-native-password',
    ],
    ['an option that there is not', `${RUN} --name db mysql:9.7 --expire-logs-days=7`, 'option-unknown'],
    ['no root password', 'docker run -d --name db -e MYSQL_ROOT_HOST=% mysql:9.7', 'root-password-not-given'],
    [
      'the password twice',
      `${RUN} -e MYSQL_ROOT_PASSWORD_FILE=/x --name db mysql:9.7`,
      'password-given-twice',
    ],
    ['root as the user', `${RUN} -e MYSQL_USER=root -e MYSQL_PASSWORD=a --name db mysql:9.7`, 'user-is-root'],
    [
      'super_read_only at the first start',
      `${RUN} --name db mysql:9.7 --super-read-only=ON`,
      'super-read-only-too-early',
    ],
    ['an error of another kind', `${RUN} --name db mysql:9.7 --datadir=/proc/nowhere`, 'server-stopped'],
  ] as const)('%s', async (_, command, id) => {
    await it.sh(command);
    expect((await it.named(id, 'db')).evidence).not.toBe('');
  });

  test('an init script that fails', async () => {
    await it.write('init/broken.sql', 'CREATE TABEL t (id INT);\n');
    await it.sh(`${RUN} --name db -v ./init:/docker-entrypoint-initdb.d mysql:9.7`);
    expect((await it.named('init-script-failed', 'db')).values['script']).toBe(
      '/docker-entrypoint-initdb.d/broken.sql',
    );
  });

  test('a port that another container holds', async () => {
    await it.sh(`docker run -d --name holder -p 3320:80 mysql:9.7 sleep infinity`);
    await it.shResult(`${RUN} --name db -p 3320:3306 mysql:9.7`);
    expect((await it.named('port-taken', 'db')).values).toMatchObject({ port: '3320', holder: 'holder' });
    await it.sh('docker rm -f holder');
  });
});

describe('a server that came up with less than was meant', () => {
  afterEach(() => it.sh('docker rm -f -v db 2>/dev/null; docker rm -f -v other 2>/dev/null; true'));

  test('its configuration file may be written by everybody', async () => {
    await it.write('loose.cnf', '[mysqld]\nserver-id=7\n');
    await it.sh('chmod 666 loose.cnf');
    await it.sh(`${RUN} --name db -v ./loose.cnf:/etc/mysql/conf.d/loose.cnf mysql:9.7`);
    expect((await it.named('config-world-writable', 'db')).values['path']).toBe(
      '/etc/mysql/conf.d/loose.cnf',
    );
  });

  test('its configuration file was missing, and is a directory now', async () => {
    await it.sh(`${RUN} --name db -v ./nowhere.cnf:/etc/mysql/conf.d/my.cnf mysql:9.7`);
    expect((await it.named('config-is-directory', 'db')).values['path']).toBe('nowhere.cnf');
  });

  test('its configuration file has a name that is not read', async () => {
    await it.write('my.conf', '[mysqld]\nserver-id=7\n');
    await it.sh(`${RUN} --name db -v ./my.conf:/etc/mysql/conf.d/my.conf mysql:9.7`);
    await it.named('config-name-ignored', 'db');
  });

  test('its volume has an older password, and another server on it', { timeout: 240_000 }, async () => {
    await it.sh(`${RUN} --name db -v data:/var/lib/mysql mysql:9.7`);
    await it.answers('db');
    await it.sh('docker rm -f db');
    await it.sh('docker run -d --name db -e MYSQL_ROOT_PASSWORD=newer -v data:/var/lib/mysql mysql:9.7');
    await it.named('root-password-of-older-volume', 'db');
    await it.sh(`${RUN} --name other -v data:/var/lib/mysql mysql:9.7`);
    const ids = async () => (await it.findings()).map(({ id }) => id);
    await expect.poll(ids, { timeout: 40_000 }).toContain('data-directory-shared');
  });
});

describe('files beside what runs', () => {
  test('a server id that was changed and not applied, cured by building anew', async () => {
    await it.write('replication/replica/Dockerfile', 'FROM mysql:9.7\nADD my.cnf /etc/mysql/conf.d/my.cnf\n');
    await it.write('replication/replica/my.cnf', '[mysqld]\nserver-id = 2\n');
    await it.write(
      'replication/compose.yaml',
      [
        'services:',
        '  replica:',
        '    build: { context: ./replica, dockerfile: Dockerfile }',
        '    container_name: db-replica',
        '    environment: { MYSQL_ROOT_PASSWORD: root-pw, MYSQL_INITDB_SKIP_TZINFO: 1 }',
        '',
      ].join('\n'),
    );
    await it.sh('cd replication && docker compose up -d');
    await it.answers('db-replica');
    await it.write('replication/replica/my.cnf', '[mysqld]\nserver_id=22 # changed\n');
    const finding = await it.named('config-not-applied', 'db-replica', 'replication');
    expect(finding.values).toMatchObject({ wanted: '22', present: '2' });
    await it.cured(finding);
    await it.answers('db-replica');
    expect((await it.findings('replication')).map(({ id }) => id)).not.toContain('config-not-applied');
  });

  test('a container of another project has the name', async () => {
    await it.write(
      'first/compose.yaml',
      'services:\n  db:\n    image: mysql:9.7\n    container_name: db-replica\n',
    );
    await it.named('container-name-taken', 'db-replica', 'first');
  });
});
