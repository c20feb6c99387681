import { afterAll, beforeAll, expect, test } from 'vitest';
import { labFilter, labNames } from '../engine/lab-names.ts';
import { removeLab } from './clear-lab.ts';
import { TestWindow } from './testing/test-window.ts';
import { eventually, openTestLab, type TestLab } from './testing/test-workbench.ts';

let lab: TestLab;
beforeAll(async () => {
  lab = await openTestLab();
});
afterAll(() => lab.dispose());

async function docker(...command: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await lab.workbench.exec(['docker', ...command]);
  expect({ command, exitCode, stderr }).toEqual({ command, exitCode: 0, stderr: '' });
  return stdout.trim();
}

/** Everything on the engine that belongs to a lab. */
async function thingsOf(id: string): Promise<string[]> {
  const { docker } = lab.engine;
  const filters = labFilter(id);
  const [containers, networks, { Volumes }, images] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters: JSON.stringify(filters) }),
    docker.listVolumes({ filters }),
    docker.listImages(),
  ]);
  return [
    ...containers.flatMap(({ Names }) => Names),
    ...networks.map(({ Name }) => Name),
    ...(Volumes ?? []).map(({ Name }) => Name),
    ...images.flatMap(({ RepoTags }) => RepoTags ?? []).filter((tag) => tag.startsWith(`rl-${id}/`)),
  ].sort();
}

async function makeThings(): Promise<void> {
  await docker('volume', 'create', 'data');
  await docker('network', 'create', 'net');
  await docker(
    'run',
    '-d',
    '--name',
    'db',
    '--network',
    'net',
    '-v',
    'data:/data',
    '-v',
    '/more',
    'debian:trixie-slim',
    'sleep',
    '1000',
  );
  await docker('commit', 'db', 'mine:1');
}

test('the prompt of a database waits for it, is written to, and comes back', async () => {
  const terminal = await lab.workbench.terminals.open({ kind: 'sql', on: 'db-source' });
  expect(terminal.info).toMatchObject({ id: 'db-source', kind: 'sql', on: 'db-source', busy: true });
  const window = new TestWindow(terminal);
  await window.sees('waiting for the container to be made');
  await docker('run', '-d', '--name', 'db-source', '-e', 'MYSQL_ROOT_PASSWORD=root-pw', 'mysql:9.7');
  await window.sees('waiting for MySQL');
  await eventually('the prompt', () => !terminal.info.busy || undefined, 90_000);
  await window.sees(/db-source> $/);
  await terminal.type("SELECT '한글',\n\t1 + 1;");
  await window.sees(/\| 한글 +\| +2 \|/);
  await eventually('the prompt', () => !terminal.info.busy || undefined);
  await terminal.type('SELECT');
  await window.sees(/-> $/);
  await expect(terminal.type('SELECT 1;')).rejects.toMatchObject({ code: 'terminal-busy' });
  window.key('\x03');
  await eventually('the prompt', () => !terminal.info.busy || undefined);
  await terminal.type('SHUTDOWN;');
  await window.sees('the connection was lost');
  await expect(terminal.type('SELECT 1;')).rejects.toMatchObject({ code: 'terminal-busy' });
  await docker('start', 'db-source');
  await eventually('the prompt', () => !terminal.info.busy || undefined, 90_000);
  await terminal.type('SELECT 6 * 7;');
  await window.sees(/\| +42 \|/);
  await eventually('the prompt', () => !terminal.info.busy || undefined);
  window.key('exit\r');
  await window.sees('press Enter to connect again');
  window.clear();
  window.key('\r');
  await window.sees(/db-source> $/);
  expect(await lab.workbench.terminals.open({ kind: 'sql', on: 'db-source' })).toBe(terminal);
  window.leave();
  await lab.workbench.terminals.close('db-source');
});

test('what runs when the lab is closed runs again when it is opened', async () => {
  await docker('rm', '-f', 'db-source');
  await docker('run', '-d', '--name', 'runs', 'debian:trixie-slim', 'sleep', '1000');
  await docker('create', '--name', 'rests', 'debian:trixie-slim', 'sleep', '1000');
  await lab.workbench.files.write({ path: 'kept', text: 'kept', version: null });
  await lab.workbench.close({ stop: true });
  await eventually('the stop', async () => {
    const running = await lab.engine.docker.listContainers({ filters: labFilter(lab.lab) });
    return running.length === 0 || undefined;
  });
  await lab.reopen();
  expect(await docker('ps', '--format', '{{.Names}}')).toBe('runs');
  expect((await lab.workbench.files.read('kept')).text).toBe('kept');
});

test('clear leaves the workbench and the files', async () => {
  await makeThings();
  const { workbench, workspace, network } = labNames(lab.lab);
  await lab.workbench.clear();
  expect(await thingsOf(lab.lab)).toEqual([`/${workbench}`, network, workspace].sort());
  expect((await lab.workbench.files.read('kept')).text).toBe('kept');
  expect(await docker('ps', '--all', '--quiet')).toBe('');
});

test('removing a lab leaves nothing of it, and everything of another', async () => {
  await makeThings();
  const other = await openTestLab();
  try {
    const before = await thingsOf(lab.lab);
    await other.workbench.close();
    await removeLab(lab.engine, other.lab);
    expect(await thingsOf(other.lab)).toEqual([]);
    expect(await thingsOf(lab.lab)).toEqual(before);
    expect((await docker('images', '--quiet', 'mine')).length).toBeGreaterThan(0);
  } finally {
    await other.dispose();
  }
  await lab.workbench.close();
  await removeLab(lab.engine, lab.lab);
  expect(await thingsOf(lab.lab)).toEqual([]);
});

test('a container that starts or ends is told', async () => {
  await lab.reopen();
  let told = 0;
  lab.workbench.onChange(({ kind }) => {
    if (kind === 'containers') told += 1;
  });
  await docker('run', '-d', '--name', 'short', 'debian:trixie-slim', 'true');
  await eventually('create, start and end', () => told >= 3 || undefined);
});
