import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';

// A whole run of Vitest takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const project = join(import.meta.dirname, '../..');

/** Runs Vitest over one file with this reporter, as a whole, and returns the last line that it prints. */
async function lastLineOf(source: string): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'summary-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'vitest.config.mjs'), 'export default {}');
  await writeFile(join(folder, 'a.test.ts'), source);
  const reporter = join(import.meta.dirname, 'summary-reporter.ts');
  const vitest = join(project, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--root', folder, '--reporter=default', '--reporter', reporter];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
    (error: { stdout: string }) => error, // a run with failures ends with 1, and its output is what we want
  );
  return stdout.trimEnd().split('\n').at(-1);
}

test('counts what passed, failed and was skipped', async () => {
  const source = `
    import { describe, expect, test } from 'vitest';
    test('good', () => {});
    describe('inner', () => { test('good too', () => {}); test('bad', () => { expect(1).toBe(2) }); });
    test.skip('not now', () => {});
  `;
  expect(await lastLineOf(source)).toBe('2 passed, 1 failed, 1 skipped');
});

test('a file that cannot be loaded is a failure', async () => {
  expect(await lastLineOf(`throw new Error('at once')`)).toBe('0 passed, 1 failed, 0 skipped');
});
