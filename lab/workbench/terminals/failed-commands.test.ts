import { expect, test } from 'vitest';
import { FailedCommands } from './failed-commands.ts';

function after(...codes: (number | 'empty line')[]): number {
  const commands = new FailedCommands();
  let last = 0;
  for (const code of codes) {
    if (code !== 'empty line') {
      last = code;
      commands.saw({ kind: 'running' });
    }
    commands.saw({ kind: 'finished', exitCode: last });
    commands.saw({ kind: 'prompt' });
  }
  return commands.inARow;
}

test('commands that fail in a row are counted, until one works', () => {
  expect(after(1, 127, 2)).toBe(3);
  expect(after(1, 1, 0)).toBe(0);
  expect(after(1, 0, 1)).toBe(1);
});

test('an empty line is no command, and one that its learner ended is no failure', () => {
  expect(after(1, 'empty line', 'empty line')).toBe(1);
  expect(after(1, 130, 148, 1)).toBe(2);
});
