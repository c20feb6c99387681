import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Progress } from './progress.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'progress-'));
});
afterEach(() => rm(home, { recursive: true }));

test('done stays done, for one lab and over a restart', () => {
  const first = new Progress(home, 'my');
  first.setDone('01-a', 'one', 5);
  first.setDone('01-a', 'one', 9);
  first.setDone('01-a', 'two', 6);
  first.close();
  const again = new Progress(home, 'my');
  const other = new Progress(home, 'other');
  expect(again.doneAt('01-a', 'one')).toBe(5);
  expect(again.course()).toEqual({ '01-a': ['one', 'two'] });
  expect(other.course()).toEqual({});
  again.forgetSteps('01-a', ['two']);
  expect(again.course()).toEqual({ '01-a': ['one'] });
  again.forgetAll();
  expect(again.course()).toEqual({});
  again.close();
  other.close();
});

test('steps that are done in the same millisecond stay in their order', () => {
  const progress = new Progress(home, 'my');
  for (const step of ['one', 'run', 'compose']) progress.setDone('01-a', step, 5);
  expect(progress.course()).toEqual({ '01-a': ['one', 'run', 'compose'] });
  progress.close();
});

test('texts that the course wrote are known again, others are not', () => {
  const progress = new Progress(home, 'my');
  progress.rememberWritten('mysql/compose.yaml', 'services:');
  expect(progress.wasWritten('mysql/compose.yaml', 'services:')).toBe(true);
  expect(progress.wasWritten('mysql/compose.yaml', 'services: # mine')).toBe(false);
  expect(progress.wasWritten('first/compose.yaml', 'services:')).toBe(false);
  expect(progress.writtenPaths()).toEqual(['mysql/compose.yaml']);
  progress.close();
});

test('a step that was told done is there after the process is killed', async () => {
  const program = `
    import { Progress } from ${JSON.stringify(join(import.meta.dirname, 'progress.ts'))};
    new Progress(${JSON.stringify(home)}, 'my').setDone('01-a', 'one', 5);
    console.log('told');
    setInterval(() => undefined, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const progress = new Progress(home, 'my');
  expect(progress.doneAt('01-a', 'one')).toBe(5);
  progress.close();
});
