import { expect, test } from 'vitest';
import { asAtPrompt, firstError } from './sql-output.ts';
import { terminalText } from './terminal-text.ts';

test('progress that a terminal draws over is read as it ended', async () => {
  const drawn =
    '[+] Running 0/1\r\n \x1b[33m⠋\x1b[0m Container db  Creating   0.1s \r\n' +
    '\x1b[1A\x1b[1A\x1b[0G[+] Running 1/1\r\n \x1b[32m✔\x1b[0m Container db  \x1b[32mStarted\x1b[0m    0.4s \r\n';
  expect((await terminalText(drawn)).replace(/ +/g, ' ')).toBe(
    '[+] Running 1/1\n ✔ Container db Started 0.4s',
  );
});

test('a line longer than the terminal is one line, Hangul whole', async () => {
  const line = `${'복제'.repeat(120)}end`;
  expect(await terminalText(`${line}\r\nnext`)).toBe(`${line}\nnext`);
});

test('what the batch client prints reads as at its prompt', () => {
  const printed = [
    '--------------',
    'SELECT 1',
    '--------------',
    '',
    '+---+',
    '| 1 |',
    '+---+',
    '1 row in set (0.000 sec)',
    '',
    '--------------',
    '-- a comment',
    '--------------',
    '',
    'Query OK, 0 rows affected (0.000 sec)',
    '',
    '--------------',
    'INSERT INTO t',
    '  VALUES (1)',
    '--------------',
    '',
    "ERROR 1146 (42S02) at line 5: Table 'a.t' doesn't exist",
    'Bye',
    '',
  ].join('\n');
  expect(asAtPrompt(printed)).toBe(
    "+---+\n| 1 |\n+---+\n1 row in set (0.000 sec)\n\nERROR 1146 (42S02): Table 'a.t' doesn't exist",
  );
  expect(firstError(asAtPrompt(printed))).toBe("ERROR 1146 (42S02): Table 'a.t' doesn't exist");
  expect(firstError('1 row in set')).toBeUndefined();
});
