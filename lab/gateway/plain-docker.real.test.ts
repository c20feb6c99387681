import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { testEngine } from '../testing/test-engine.ts';
import { DockerCli } from './testing/docker-cli.ts';
import { BASE, TestLab, until } from './testing/open-test-lab.ts';

let engine: Engine;
let cli: DockerCli;
let lab: TestLab;
let other: TestLab;
let folder: string;

beforeAll(async () => {
  engine = await testEngine();
  cli = await DockerCli.fetch(engine);
  [lab, other] = await Promise.all([TestLab.open(engine, cli), TestLab.open(engine, cli)]);
  folder = await mkdtemp(join(tmpdir(), 'rl-project-'));
});

afterAll(async () => {
  await Promise.all([lab.close(), other.close()]);
  await cli.remove();
  await rm(folder, { recursive: true, force: true });
  await engine.close();
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

const inspect = async (name: string, format: string) => lab.ok(['inspect', '-f', format, name]);

test('run, logs, exec, cp and rm are what they are on a plain engine', async () => {
  expect(await lab.ok(`run --rm ${BASE} echo hello`)).toBe('hello');
  await lab.ok(['run', '-d', '--name', 'one', BASE, 'sh', '-c', 'echo out; echo err >&2; exec sleep 300']);
  expect(await lab.ok('ps --format {{.Names}}:{{.Image}}')).toBe(`one:${BASE}`);
  await until('the log is written', async () => (await lab.docker('logs one')).stderr.includes('err'));
  expect(await lab.docker('logs one')).toEqual({ exitCode: 0, stdout: 'out\n', stderr: 'err\n' });
  const failed = await lab.docker(['exec', 'one', 'sh', '-c', 'echo in; exit 3']);
  expect(failed).toMatchObject({ exitCode: 3, stdout: 'in\n' });
  const long = 'a line of stdin\n'.repeat(20_000);
  expect((await lab.docker('exec -i one cat', { stdin: long })).stdout).toBe(long);
  expect((await lab.docker('exec -i one wc -c', { stdin: long })).stdout.trim()).toBe(String(long.length));
  await write({ 'copied.txt': 'copied\n' });
  await lab.ok(['cp', join(folder, 'copied.txt'), 'one:/tmp/there.txt']);
  expect(await lab.ok('exec one cat /tmp/there.txt')).toBe('copied');
  expect(await lab.ok('cp one:/tmp/there.txt -')).toContain('copied');
  expect(await lab.ok('diff one')).toContain('A /tmp/there.txt');
  expect(await lab.ok('top one')).toContain('sleep 300');
  expect(await lab.ok('stats --no-stream --format {{.Name}}')).toBe('one');
  await lab.ok('rename one two');
  expect(await inspect('two', '{{.Name}}')).toBe('/two');
  await lab.ok('pause two');
  await lab.ok('unpause two');
  await lab.ok('restart -t 0 two');
  await lab.ok('kill two');
  expect(await lab.ok('wait two')).toBe('137');
  await lab.ok('rm two');
  expect(await lab.ok('ps -aq')).toBe('');
});

test('a run in the foreground answers the exit code, and stdin reaches it', async () => {
  const ran = await lab.docker(['run', '--rm', '-i', BASE, 'sh', '-c', 'cat; exit 7'], {
    stdin: 'to the end',
  });
  expect(ran).toMatchObject({ exitCode: 7, stdout: 'to the end' });
});

test('a published port shows as Docker shows it and is told to the workbench', async () => {
  await lab.ok(`run -d --name port -p 3306:3306 -p 127.0.0.1:8080:80 -P --expose 9000 ${BASE} sleep 300`);
  expect(await lab.ok('ps --filter name=^port$ --format {{.Ports}}')).toContain(
    '0.0.0.0:3306->3306/tcp, :::3306->3306/tcp',
  );
  const ports = (await lab.ok('port port')).split('\n');
  expect(ports).toEqual(
    expect.arrayContaining(['80/tcp -> 127.0.0.1:8080', '3306/tcp -> 0.0.0.0:3306', '3306/tcp -> [::]:3306']),
  );
  expect(ports.join()).toMatch(/9000\/tcp -> 0\.0\.0\.0:3\d{4}/);
  expect(await inspect('port', '{{json .HostConfig.PortBindings}}')).toContain(
    '"3306/tcp":[{"HostIp":"","HostPort":"3306"}]',
  );
  expect(lab.published.at(-1)?.map(({ hostPort }) => hostPort)).toEqual(expect.arrayContaining([3306, 8080]));
  const second = await lab.docker(`run -d --name second -p 3306:80 ${BASE} sleep 300`);
  expect(second.exitCode).toBe(125);
  expect(second.stderr).toContain('Bind for 0.0.0.0:3306 failed: port is already allocated');
  // In another lab the same port and the same name are free.
  await other.ok(`run -d --name port -p 3306:3306 ${BASE} sleep 300`);
  await other.ok('rm -f port');
  await lab.ok('kill port');
  await until('the workbench knows that the port is free', () => lab.published.at(-1)?.length === 0);
  await lab.ok('rm -f port second');
});

test('a container that ends by itself gives its ports back', async () => {
  await lab.ok(`run -d --name brief -p 3310:80 ${BASE} sleep 1`);
  await until('the port was published and is free again', () => {
    const told = lab.published.map((ports) => ports.some(({ hostPort }) => hostPort === 3310));
    return told.includes(true) && told.at(-1) === false;
  });
  await lab.ok('rm brief');
});

test('folders of the workspace are mounted, and look like binds', async () => {
  await lab.ok(['run', '--rm', '-v', '/workspace/made/by:/x', BASE, 'sh', '-c', 'echo written > /x/file']);
  expect(
    await lab.ok(`run --rm -v /workspace/made/by/file:/etc/file.conf:ro ${BASE} cat /etc/file.conf`),
  ).toBe('written');
  await lab.ok(
    `create --name bound -v /workspace/made:/y:ro --mount type=bind,src=/workspace/made/by,dst=/z ${BASE} true`,
  );
  expect(await inspect('bound', '{{json .HostConfig.Binds}}')).toBe('["/workspace/made:/y:ro"]');
  const mounts = JSON.parse(await inspect('bound', '{{json .Mounts}}')) as { Destination: string }[];
  expect(mounts.find(({ Destination }) => Destination === '/y')).toMatchObject({
    Type: 'bind',
    Source: '/workspace/made',
    RW: false,
    Mode: 'ro',
  });
  await lab.ok('rm bound');
});

test('named and anonymous volumes live and die as on a plain engine', async () => {
  await lab.ok(['run', '--rm', '-v', 'zdata:/d', BASE, 'sh', '-c', 'echo kept > /d/x']);
  expect(await lab.ok(`run --rm -v zdata:/d ${BASE} cat /d/x`)).toBe('kept');
  await lab.ok(`run --name anonymous -v /nameless ${BASE} true`);
  expect((await lab.ok('volume ls -q')).split('\n').toSorted()).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
    'zdata',
  ]);
  await lab.ok('rm -v anonymous');
  expect(await lab.ok('volume ls -q')).toBe('zdata');
  expect(await other.ok('volume ls -q')).toBe('');
  await lab.ok('volume rm zdata');
});

const PROJECT = {
  'compose.yaml': `
name: replication
services:
  db-source:
    build: { context: ./source }
    container_name: db-source
    command: sleep 300
    ports: ["3306:3306"]
    networks: [db-net]
    volumes: ["data:/data", "/workspace/conf:/conf:ro"]
  db-replica:
    image: ${BASE}
    container_name: db-replica
    command: sleep 300
    ports: ["3307:3306"]
    depends_on: [db-source]
    networks: { db-net: { aliases: [reader] } }
networks: { db-net: {} }
volumes: { data: {} }
`,
  'source/Dockerfile': `ARG TAG=trixie-slim\nFROM debian:\${TAG}\nADD my.cnf /etc/my.cnf\nRUN echo built \\\n  > /built\n`,
  'source/my.cnf': '[mysqld]\n',
};

test('a Compose project with a build goes up and down, in two labs at once', async () => {
  await write(PROJECT);
  const up = (one: TestLab) => one.ok('compose --progress plain up -d --build', { directory: folder });
  const [built] = await Promise.all([up(lab), up(other)]);
  expect(built).toContain('Successfully tagged replication-db-source:latest');
  expect(built).not.toMatch(/rl-|replication-lab/);
  const shown = await lab.ok(['ps', '--format', '{{.Names}} {{.Image}} {{.Ports}}']);
  expect(shown.split('\n').toSorted()).toEqual([
    `db-replica ${BASE} 0.0.0.0:3307->3306/tcp, :::3307->3306/tcp`,
    'db-source replication-db-source 0.0.0.0:3306->3306/tcp, :::3306->3306/tcp',
  ]);
  const again = await lab.docker('compose --progress plain up -d', { directory: folder });
  expect(again.stderr).toContain('Container db-source  Running');
  for (const name of ['db-source', 'reader', 'db-replica'])
    expect(await lab.ok(`exec db-replica getent hosts ${name}`)).toMatch(/^172\./);
  expect(await lab.ok('exec db-source cat /etc/my.cnf /built')).toBe('[mysqld]\nbuilt');
  expect(await lab.ok('compose ls -q')).toBe('replication');
  expect((await lab.ok('network ls --format {{.Name}}')).split('\n').toSorted()).toEqual([
    'bridge',
    'host',
    'none',
    'replication_db-net',
  ]);
  const network = await lab.ok([
    'network',
    'inspect',
    'replication_db-net',
    '-f',
    '{{range .Containers}}{{.Name}} {{end}}',
  ]);
  expect(network.split(' ').toSorted()).toEqual(['db-replica', 'db-source']);
  const down = await lab.docker('compose --progress plain down -v --rmi local', {
    directory: folder,
  });
  expect(down.stderr).toContain('Network replication_db-net  Removed');
  expect(await lab.ok('images -q replication-db-source')).toBe('');
  expect((await other.ok('ps -q')).split('\n')).toHaveLength(2);
  await other.ok('compose down -v --rmi local', { directory: folder });
  expect(await other.ok('network ls -q --filter type=custom')).toBe('');
});

async function onNetwork(name: string): Promise<string[]> {
  const found = (await engine.docker.getNetwork(name).inspect()) as {
    Containers: Record<string, { Name: string }>;
  };
  return Object.values(found.Containers).map(({ Name }) => Name);
}

test('the workbench is on every network of the lab and never seen on one', async () => {
  await lab.ok('network create --subnet 172.31.77.0/24 mine');
  expect(await onNetwork(`${lab.names.prefix}mine`)).toEqual([lab.names.workbench]);
  expect(await lab.ok(['network', 'inspect', 'mine', '-f', '{{json .Containers}}'])).toBe('{}');
  await lab.ok(`run -d --name user --network mine --ip 172.31.77.2 ${BASE} sleep 300`);
  const refused = await lab.docker('network rm mine');
  expect(refused.stderr).toContain('has active endpoints');
  expect(await onNetwork(`${lab.names.prefix}mine`)).toContain(lab.names.workbench);
  await lab.ok('network disconnect mine user');
  await lab.ok('network connect --alias again mine user');
  expect(await lab.ok('exec user getent hosts again')).toMatch(/^172\.31\.77\./);
  await lab.ok('rm -f user');
  await lab.ok('network rm mine');
});

test('the default network is called bridge and resolves no names', async () => {
  await lab.ok(`run -d --name first ${BASE} sleep 300`);
  expect(await inspect('first', '{{.NetworkSettings.IPAddress}}')).toMatch(/^172\./);
  expect(await inspect('first', '{{json .NetworkSettings.Networks}}')).toMatch(/^\{"bridge":/);
  expect((await lab.docker(`run --rm ${BASE} getent hosts first`)).exitCode).not.toBe(0);
  await lab.ok('rm -f first');
});

test('images are tagged, committed, listed and removed under the plain names', async () => {
  await lab.ok(`tag ${BASE} mine:1`);
  expect(await lab.ok('images mine --format {{.Repository}}:{{.Tag}}')).toBe('mine:1');
  await lab.ok(['run', '--name', 'changed', 'mine:1', 'sh', '-c', 'echo here > /here']);
  await lab.ok('commit changed mine:2');
  expect(await lab.ok('run --rm mine:2 cat /here')).toBe('here');
  await lab.ok('rm changed');
  await lab.ok('rmi mine:1 mine:2');
  expect(await lab.ok('images -q mine')).toBe('');
  expect((await engine.docker.listImages()).some(({ RepoTags }) => RepoTags?.includes(BASE))).toBe(true);
});

test('events tell what happens in this lab', async () => {
  const since = Math.floor(Date.now() / 1000);
  await lab.ok(`run --rm --name eventful ${BASE} true`);
  const told = async () =>
    (
      await lab.ok(`events --since ${since} --until 0s --filter container=eventful --format {{.Action}}`)
    ).split('\n');
  await until('the container is gone', async () => (await told()).includes('destroy'));
  expect(await told()).toEqual(expect.arrayContaining(['create', 'start', 'die', 'destroy']));
  expect(await other.ok(`events --since ${since} --until 0s`)).toBe('');
});
