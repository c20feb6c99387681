import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLab, type TestLab } from './testing/test-workbench.ts';

let lab: TestLab;
beforeAll(async () => {
  lab = await openTestLab();
});
afterAll(() => lab.dispose());

test('runs a command to its end, with its streams and its exit code', async () => {
  const answer = await lab.workbench.exec(['sh', '-c', 'cat; echo 오류 >&2; exit 3'], { stdin: '한글 in\n' });
  expect(answer).toEqual({ exitCode: 3, stdout: '한글 in\n', stderr: '오류\n' });
});

test('is where a learner is: their home, their variables', async () => {
  const { stdout } = await lab.workbench.exec(['sh', '-c', 'pwd; echo $HOME $LANG $LESSON'], {
    environment: { LESSON: 'first one' },
  });
  expect(stdout).toBe('/workspace\n/workspace C.UTF-8 first one\n');
});

test("has the learner's Docker, in which there is nothing but their own", async () => {
  expect((await lab.workbench.exec(['docker', 'ps', '--all', '--quiet'])).stdout).toBe('');
});

test('tells of output while it comes, and cuts what is too much', async () => {
  const pieces: string[] = [];
  const { stdout } = await lab.workbench.exec(['sh', '-c', 'yes 가 | head -c 100000'], {
    limit: 1000,
    onOutput: (text) => pieces.push(text),
  });
  expect(stdout.length).toBeLessThan(1100);
  expect(stdout).toMatch(/output cut\]\n$/);
  expect(pieces.join('')).toBe(stdout);
});

test('an abort interrupts the command and all that it started', async () => {
  const abort = new AbortController();
  const { exitCode, stdout } = await lab.workbench.exec(['bash', '-c', 'echo begun; sleep 321; echo over'], {
    signal: abort.signal,
    onOutput: () => abort.abort(),
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: 'begun\n' });
  expect((await lab.workbench.exec(['pgrep', '-f', 'sleep 321'])).exitCode).toBe(1);
});

test('a command that does not listen is killed in the end', async () => {
  const abort = new AbortController();
  const { exitCode } = await lab.workbench.exec(
    ['bash', '-c', 'trap "" INT; echo begun; while :; do sleep 0.1; done'],
    {
      signal: abort.signal,
      onOutput: () => abort.abort(),
    },
  );
  expect(exitCode).toBe(137);
});
