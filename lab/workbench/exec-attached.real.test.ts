import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { execAttached } from './exec-attached.ts';
import { openTestLab, type TestLab } from './testing/test-workbench.ts';

let lab: TestLab;
beforeAll(async () => {
  lab = await openTestLab();
});
afterAll(() => lab.dispose());

async function run(command: string[], stdin: Readable, terminal?: { columns: number; rows: number }) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const words = Promise.all([text(stdout), text(stderr)]);
  const exitCode = await execAttached(lab.engine, lab.lab, {
    command,
    stdin,
    stdout,
    stderr,
    ...(terminal === undefined ? {} : { terminal: { size: terminal, onResize: () => undefined } }),
  });
  stdout.end();
  stderr.end();
  const [out, err] = await words;
  return { exitCode, stdout: out, stderr: err };
}

test('passes stdin to its end, stdout, stderr and the exit code', async () => {
  const large = '한글\n'.repeat(50_000);
  expect(await run(['sh', '-c', 'cat; echo end >&2; exit 7'], Readable.from([large]))).toEqual({
    exitCode: 7,
    stdout: large,
    stderr: 'end\n',
  });
});

test('gives a terminal to a person at one', async () => {
  const { stdout } = await run(['sh', '-c', 'stty size; test -t 0 && echo a terminal'], new PassThrough(), {
    columns: 90,
    rows: 20,
  });
  expect(stdout).toBe('20 90\r\na terminal\r\n');
});

test('a command whose output nobody takes any more ends', async () => {
  const stdout = new PassThrough();
  stdout.once('data', () => stdout.destroy(new Error('closed')));
  const exitCode = await execAttached(lab.engine, lab.lab, {
    command: ['yes', 'nobody reads this'],
    stdin: new PassThrough(),
    stdout,
    stderr: new PassThrough(),
  });
  expect(exitCode).toBeGreaterThan(128);
});

test('says so when there is no workbench', async () => {
  const stdio = { stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() };
  await expect(execAttached(lab.engine, 't-none', { command: ['true'], ...stdio })).rejects.toMatchObject({
    code: 'lab-not-ready',
  });
});
