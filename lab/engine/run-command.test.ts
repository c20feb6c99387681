import { expect, test } from 'vitest';
import { CommandFailed, runCommand } from './run-command.ts';

const node = process.execPath;

test('returns what the program printed', async () => {
  expect(await runCommand(node, ['-p', '6 * 7'])).toBe('42\n');
});

test('a failure says which program, how it ended and the last of what it said', async () => {
  const failing = runCommand(node, ['-e', 'console.error("out of luck"); process.exit(3)']);
  await expect(failing).rejects.toThrow(CommandFailed);
  await expect(failing).rejects.toThrow(/ended with 3: out of luck/);
});

test('a program that is not there is a failure too', async () => {
  await expect(runCommand('/no/such/program', [])).rejects.toThrow('could not be run');
});

test('a program that takes too long is ended', async () => {
  const endless = runCommand(node, ['-e', 'setInterval(() => {}, 1000)'], { limitMs: 200 });
  await expect(endless).rejects.toThrow('took longer than 0.2 s');
});

test('an abort ends the program before it is told', async () => {
  const abort = new AbortController();
  const lines: string[] = [];
  const running = runCommand(node, ['-e', 'console.error(process.pid); setInterval(() => {}, 1000)'], {
    signal: abort.signal,
    onLine(line) {
      lines.push(line);
      abort.abort(new Error('enough'));
    },
  });
  await expect(running).rejects.toThrow('enough');
  expect(() => process.kill(Number(lines[0]), 0)).toThrow('ESRCH');
});
