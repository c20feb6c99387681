import { afterAll, beforeAll, expect, test } from 'vitest';
import { labNames } from '../../engine/lab-names.ts';
import { randomLab } from '../../testing/test-engine.ts';
import { eventually, openTestLab, type TestLab } from '../testing/test-workbench.ts';
import type { WorkspaceFiles } from '../workbench.ts';

let lab: TestLab;
let files: WorkspaceFiles;
beforeAll(async () => {
  lab = await openTestLab();
  ({ files } = lab.workbench);
});
afterAll(() => lab.dispose());

async function sh(script: string): Promise<string> {
  const { exitCode, stdout, stderr } = await lab.workbench.exec(['bash', '-c', script]);
  expect({ script, exitCode, stderr }).toEqual({ script, exitCode: 0, stderr: '' });
  return stdout;
}

test('writes, reads, renames and removes; the shell sees the same', async () => {
  const written = await files.write({ path: 'mysql/conf/my.cnf', text: '[mysqld]\n# 한글\n', version: null });
  expect(await files.read('mysql/conf/my.cnf')).toEqual(written);
  expect(await sh('cat mysql/conf/my.cnf')).toBe(written.text);
  await files.rename('mysql/conf/my.cnf', 'mysql/other/my.cnf');
  expect(await files.list()).toEqual(
    expect.arrayContaining([
      { path: 'mysql/conf', kind: 'directory', size: 0 },
      { path: 'mysql/other/my.cnf', kind: 'file', size: 18 },
    ]),
  );
  await files.remove('mysql');
  await expect(files.read('mysql/other/my.cnf')).rejects.toMatchObject({ code: 'file-missing' });
  expect(await sh('ls')).not.toContain('mysql');
});

test("nobody's work is lost: a write names what it replaces", async () => {
  const first = await files.write({ path: 'a.txt', text: 'one', version: null });
  await sh('printf two > a.txt');
  const mine = { path: 'a.txt', text: 'three' };
  await expect(files.write({ ...mine, version: first.version })).rejects.toMatchObject({
    code: 'file-changed',
  });
  await expect(files.write({ ...mine, version: null })).rejects.toMatchObject({ code: 'file-changed' });
  const { version } = await files.read('a.txt');
  await files.write({ ...mine, version });
  expect(await sh('cat a.txt')).toBe('three');
  await sh('touch b.txt');
  await expect(files.rename('a.txt', 'b.txt')).rejects.toMatchObject({ code: 'file-changed' });
});

test('a write keeps the mode and the owner, leaves nothing beside the file, and goes through a link inside', async () => {
  await sh(
    'mkdir -p keep && printf "#!/bin/sh\\n" > keep/run.sh && chmod 750 keep/run.sh && chown 999:998 keep/run.sh',
  );
  await sh('ln -s keep/run.sh run');
  const { version } = await files.read('run');
  await files.write({ path: 'run', text: '#!/bin/bash\n', version });
  expect(await sh('stat -c "%a %u %g" keep/run.sh; readlink run; ls -A keep; cat keep/run.sh')).toBe(
    '750 999 998\nkeep/run.sh\nrun.sh\n#!/bin/bash\n',
  );
});

test.each(['/etc/passwd', '../etc/passwd', 'a/../../etc/passwd', '', '.', 'a//b', 'nul\0'])(
  'the path %j is none of the workspace',
  async (path) => {
    await expect(files.read(path)).rejects.toMatchObject({ code: 'path-outside-workspace' });
    await expect(files.write({ path, text: '', version: null })).rejects.toMatchObject({
      code: 'path-outside-workspace',
    });
    await expect(files.remove(path)).rejects.toMatchObject({ code: 'path-outside-workspace' });
  },
);

test('links that leave the workspace are neither listed nor followed, for reading, writing or removing', async () => {
  await sh('mkdir -p links /root/secret && echo secret > /root/secret/file');
  await sh(
    'cd links && ln -s /root/secret/file file && ln -s /root/secret dir && ln -s . loop && ln -s gone dangling',
  );
  const outside = { code: 'path-outside-workspace' };
  await expect(files.read('links/file')).rejects.toMatchObject(outside);
  await expect(files.read('links/dir/file')).rejects.toMatchObject(outside);
  await expect(files.write({ path: 'links/file', text: 'x', version: null })).rejects.toMatchObject(outside);
  await expect(files.write({ path: 'links/dir/new', text: 'x', version: null })).rejects.toMatchObject(
    outside,
  );
  await expect(files.write({ path: 'links/dir/a/b', text: 'x', version: null })).rejects.toMatchObject(
    outside,
  );
  await expect(files.remove('links/dir/file')).rejects.toMatchObject(outside);
  await expect(files.rename('links/dir/file', 'stolen')).rejects.toMatchObject(outside);
  await expect(files.rename('links/loop', 'links/dir/loop')).rejects.toMatchObject(outside);
  expect((await files.list()).map(({ path }) => path).filter((path) => path.startsWith('links/'))).toEqual(
    [],
  );
  // The link itself is the learner's to remove.
  await files.remove('links/file');
  expect(await sh('ls -A /root/secret; cat /root/secret/file')).toBe('file\nsecret\n');
});

test('what is no text, or too much of it, is not opened; a FIFO holds nobody up', async () => {
  await sh(
    'head -c 100 /dev/urandom > random; printf "a\\0b" > zero; head -c 1048577 /dev/zero | tr "\\0" x > large; mkfifo fifo',
  );
  for (const path of ['random', 'zero', 'large', 'fifo', 'keep']) {
    await expect(files.read(path)).rejects.toMatchObject({ code: 'file-unreadable' });
  }
  await sh('truncate -s 1048576 large');
  expect((await files.read('large')).text).toHaveLength(1048576);
});

test('a name in parts (NFD) is listed, read and written in NFC', async () => {
  await sh(`printf 내용 > ${'한글'.normalize('NFD')}`);
  expect((await files.list()).map(({ path }) => path)).toContain('한글');
  expect(await files.read('한글'.normalize('NFD'))).toMatchObject({ path: '한글', text: '내용' });
  await files.write({ path: '새 파일'.normalize('NFD'), text: '', version: null });
  expect(await sh('ls -A')).toContain('새 파일');
});

test('a list is bounded, and says where it is not whole', async () => {
  await sh('mkdir -p node_modules/x many deep && cd many && seq 1 2500 | xargs touch');
  const list = await files.list();
  expect(list.length).toBeLessThanOrEqual(2000);
  expect(list).toContainEqual({ path: 'node_modules', kind: 'directory', size: 0, partial: true });
  expect(list.find(({ path }) => path === 'many')?.partial).toBe(true);
  expect(list.map(({ path }) => path)).not.toContain('node_modules/x');
  await sh('rm -r many');
});

test('tells what the shell changes', async () => {
  const changed = new Set<string>();
  const stop = lab.workbench.onChange((change) => {
    if (change.kind === 'files') for (const path of change.paths) changed.add(path);
  });
  await eventually('the change', async () => {
    await sh('mkdir -p seen && echo x > seen/파일');
    return changed.has('seen/파일') || undefined;
  });
  stop();
});

test('a full disk says so, and keeps what was there', async () => {
  const id = randomLab();
  const { workspace } = labNames(id);
  // A workspace of its own size stands in for a disk.
  await lab.engine.docker.createVolume({
    Name: workspace,
    DriverOpts: { type: 'tmpfs', device: 'tmpfs', o: 'size=1m' },
    Labels: { 'replication-lab.lab': id, 'replication-lab.kind': 'workspace' },
  });
  const small = await openTestLab({ lab: id });
  try {
    const kept = await small.workbench.files.write({ path: 'a', text: 'kept', version: null });
    await small.workbench.exec(['sh', '-c', 'cat /dev/zero > filler']);
    const more = { path: 'a', text: 'x'.repeat(10_000) };
    await expect(small.workbench.files.write({ ...more, version: kept.version })).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(await small.workbench.files.read('a')).toEqual(kept);
    // The prompt still comes: the lab needs no room in the workspace.
    await small.workbench.close();
    await small.reopen();
    await eventually(
      'the prompt',
      () => small.workbench.terminals.get('shell')?.info.busy === false || undefined,
    );
    await small.workbench.files.remove('filler');
    await small.workbench.files.write({ ...more, version: kept.version });
  } finally {
    await small.dispose();
  }
});
