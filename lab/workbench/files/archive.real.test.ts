import { mkdtemp, readFile, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { labFilter, labNames } from '../../engine/lab-names.ts';
import { runCommand } from '../../engine/run-command.ts';
import { eventually, openTestLab, type TestLab } from '../testing/test-workbench.ts';
import { archiveWorkspace, type ArchiveLimits } from './archive.ts';

let lab: TestLab;
beforeAll(async () => {
  lab = await openTestLab();
});
afterAll(() => lab.dispose());

async function sh(script: string): Promise<void> {
  const { exitCode, stderr } = await lab.workbench.exec(['bash', '-c', script]);
  expect({ script, exitCode, stderr }).toEqual({ script, exitCode: 0, stderr: '' });
}

/** The folder that a learner has after unpacking the archive. */
async function unpacked(limits?: Partial<ArchiveLimits>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'archive-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'a.tar.gz');
  await writeFile(file, await buffer(await archiveWorkspace(lab.engine, lab.lab, limits)));
  await runCommand('tar', ['-xzf', file, '-C', folder]);
  return join(folder, 'workspace');
}

async function readers(): Promise<number> {
  const filters = labFilter(lab.lab);
  const all = await lab.engine.docker.listContainers({ all: true, filters });
  return all.filter(({ Names }) => Names.includes(`/${labNames(lab.lab).archive}`)).length;
}

const noReader = () => eventually('no reader', async () => (await readers()) === 0 || undefined);

test("holds the learner's files and nothing that harms whoever unpacks it; giants are named, not taken", async () => {
  await sh(`
    mkdir -p mysql/conf locked && printf 한글 > mysql/conf/my.cnf && printf x > $'odd\\n -name'
    printf secret > locked/of-999 && chmod 600 locked/of-999 && chown 999 locked/of-999
    cp /bin/true suid && chmod 4755 suid
    ln -s mysql/conf/my.cnf inside && ln -s /etc/shadow absolute && ln -s ../etc/shadow outside
    mkfifo pipe && mknod device c 1 3 && truncate -s 1T giant && mkdir .cache && printf x > .cache/x
  `);
  const folder = await unpacked();
  expect((await readdir(folder)).sort()).toEqual([
    'LEFT-OUT.txt',
    'inside',
    'locked',
    'mysql',
    'odd\n -name',
    'suid',
  ]);
  expect(await readFile(join(folder, 'mysql/conf/my.cnf'), 'utf8')).toBe('한글');
  expect(await readFile(join(folder, 'locked/of-999'), 'utf8')).toBe('secret');
  expect(await readlink(join(folder, 'inside'))).toBe('mysql/conf/my.cnf');
  expect(await readFile(join(folder, 'LEFT-OUT.txt'), 'utf8')).toBe('giant (1099511627776 bytes)\n');
  await noReader();
});

test('what does not fit is named; what fits beside it is there', async () => {
  await sh('rm -rf -- ./* && head -c 3000 /dev/zero > large && printf small > small');
  const folder = await unpacked({ bytes: 1000 });
  expect((await readdir(folder)).sort()).toEqual(['LEFT-OUT.txt', 'small']);
  await sh('mkdir many && touch many/{1..50}');
  expect((await readdir(await unpacked({ entries: 20 }), { recursive: true })).length).toBeLessThan(25);
});

test('a stopped lab gives it too; one at a time; it ends when nobody takes it, and when it takes too long', async () => {
  await sh('head -c 20000000 /dev/urandom > noise');
  await lab.workbench.close({ stop: true });
  const running = await archiveWorkspace(lab.engine, lab.lab);
  await expect(archiveWorkspace(lab.engine, lab.lab)).rejects.toMatchObject({ code: 'task-running' });
  running.destroy();
  await noReader();
  const slow = await archiveWorkspace(lab.engine, lab.lab, { milliseconds: 300 });
  await expect(new Promise((_, reject) => slow.once('error', reject))).rejects.toThrow('longer than 300 ms');
  await noReader();
  expect(await readdir(await unpacked())).toContain('noise');
  await lab.reopen();
});
